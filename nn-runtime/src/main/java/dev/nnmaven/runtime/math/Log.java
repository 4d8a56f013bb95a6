package dev.nnmaven.runtime.math;

/**
 * The natural logarithm just above 1, with the same bits on every JVM.
 *
 * <p>With s = y / (2 + y), ln(1 + y) = 2·artanh(s) = y − s·(y − s²·q(s²)), where y itself is rounded nowhere (as in
 * Sun's fdlibm) and q interpolates at Chebyshev nodes for s up to ⅓.
 */
public final class Log {

    private Log() {}

    /**
     * {@return ln(1 + y) for y from 0 to 1, within 2 units in the last place; NaN for NaN}
     *
     * @param y from 0 to 1
     */
    public static float onePlus(float y) {
        float s = y / (2f + y);
        float w = s * s;
        float q = 0.6666664f + w * 0.4000756f + (w * w) * (0.2823662f + w * 0.268515f);
        return y - s * (y - w * q);
    }

    /**
     * {@return ln(1 + y) for y from 0 to 1, within 2 units in the last place; NaN for NaN}
     *
     * @param y from 0 to 1
     */
    public static double onePlus(double y) {
        double s = y / (2 + y);
        double w = s * s;
        double w2 = w * w;
        double low = 0.6666666666666666 + w * 0.40000000000014585 + w2 * (0.2857142856710876 + w * 0.22222222717427864);
        double middle =
                0.18181789436132859 + w * 0.15385570064958623 + w2 * (0.13314144209654935 + w * 0.12001072809590713);
        double high = 0.08800738486144674 + w * 0.1616404561194353;
        double w4 = w2 * w2;
        double q = low + w4 * (middle + w4 * high);
        return y - s * (y - w * q);
    }
}

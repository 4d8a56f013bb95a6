// node convert.js PACKAGE_DIRECTORY: writes penguins.csv from the npm package vega-datasets.
const fs = require('fs');
const path = require('path');

const rows = JSON.parse(fs.readFileSync(path.join(process.argv[2], 'data', 'penguins.json'), 'utf8'));
const columns = {
  species: 'Species',
  island: 'Island',
  bill_length_mm: 'Beak Length (mm)',
  bill_depth_mm: 'Beak Depth (mm)',
  flipper_length_mm: 'Flipper Length (mm)',
  body_mass_g: 'Body Mass (g)',
  sex: 'Sex',
};
const lines = [Object.keys(columns).join(',')];
for (const row of rows) {
  const fields = Object.values(columns).map((name) => row[name]);
  // One sex was written as a dot.
  if (!fields.includes(null) && !fields.includes('.')) {
    lines.push(fields.map((field) => String(field).toLowerCase()).join(','));
  }
}
fs.writeFileSync(path.join(__dirname, 'penguins.csv'), lines.join('\n') + '\n');
console.log(`${rows.length} penguins, ${lines.length - 1} without a missing value`);

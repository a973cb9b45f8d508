const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** Mocha's usual report; at the end the counts go to `$TALLY` as well, as "passed failed". */
module.exports = class Tally extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => writeFileSync(process.env.TALLY, `${this.stats.passes} ${this.stats.failures}\n`));
  }
};

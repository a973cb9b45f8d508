const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

const PATIENCE_MS = 10_000;

/** Mocha's usual report; at the end the counts go to `$TALLY` as well, as "passed failed". What is left running is a failure. */
module.exports = class Tally extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      const tell = (failed) => writeFileSync(process.env.TALLY, `${passes} ${failed}\n`);
      tell(failures);
      // Comes to pass only while something else keeps the process alive: mocha would wait for that forever.
      setTimeout(() => {
        console.error(`The tests have left running: ${process.getActiveResourcesInfo().join(', ')}`);
        tell(failures + 1);
        process.exit();
      }, PATIENCE_MS).unref();
    });
  }
};

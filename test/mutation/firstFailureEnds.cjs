const { TestEnvironment } = require('jest-environment-node');

/** A mutant is killed by the first test that fails; jest's own "bail" looks only between files, and Stryker turns it off. */
module.exports = class FirstFailureEnds extends TestEnvironment {
	failed = false;

	handleTestEvent(event) {
		if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.failed = true;
		if (event.name === 'test_start' && this.failed) event.test.mode = 'skip';
	}
};

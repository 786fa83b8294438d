const { TestEnvironment } = require('jest-environment-node');

/** They wait for seconds until nobody answers, or ask for every size that there is. */
const LONG =
	/an address where nobody is|does not show is told|where the vendor never tells|price API of \w+ (says nothing|answers something else|fails)|^sizes on kie/;

/**
 * A mutant is killed by the first test that fails; jest's own "bail" looks only between files, and Stryker turns it
 * off. A mutant that lives runs all of them, so those that take long are left out.
 */
module.exports = class FirstFailureEnds extends TestEnvironment {
	failed = false;

	handleTestEvent(event) {
		if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.failed = true;
		if (event.name !== 'test_start') return;
		if (this.failed || LONG.test(nameOf(event.test))) event.test.mode = 'skip';
	}
};

const nameOf = ({ name, parent }) => (parent?.parent ? `${nameOf(parent)} ${name}` : name);

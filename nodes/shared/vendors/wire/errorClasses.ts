import type { ErrorKind } from '../vendor';

interface ErrorClass {
	/** What happened, after "Vendor …". */
	happened: string;
	advice: string;
	/** Whether a submission answered like this created a task: never, or nobody can tell. */
	submission: 'refused' | 'ambiguous';
	/** Whether a free call answered like this is worth repeating. */
	transient: boolean;
}

/** What each class means to a person and to the money rules (docs/vendors/README.md, "Error classes"; docs/design.md, money rules 2 and 10). */
export const ERROR_CLASSES: Record<ErrorKind, ErrorClass> = {
	credential: {
		happened: 'did not accept the API key',
		advice: 'Check the API key and the base URL in the credential.',
		submission: 'refused',
		transient: false,
	},
	balance: {
		happened: 'says the account balance is used up',
		advice: 'Top up the account at the vendor, then run the node again.',
		submission: 'refused',
		transient: false,
	},
	permission: {
		happened: 'does not allow this account to do that',
		advice: "Check at the vendor that the key's account may use this model.",
		submission: 'refused',
		transient: false,
	},
	quota: {
		happened: 'says a quota or spending cap of the account is reached',
		advice: 'Raise the cap at the vendor, or wait until it resets. Trying again now does not help.',
		submission: 'refused',
		transient: false,
	},
	throttle: {
		happened: 'got too many requests at once',
		advice: "Wait a little, or lower 'Max Concurrency' in 'Options'.",
		submission: 'refused',
		transient: true,
	},
	model: {
		happened: 'does not know the model, or the account has no access to it',
		advice: "Choose another 'Model', or open this one for your account at the vendor.",
		submission: 'refused',
		transient: false,
	},
	input: {
		happened: 'did not accept the request',
		advice: 'Change what the message names.',
		submission: 'refused',
		transient: false,
	},
	reference: {
		happened: 'could not fetch an image by its URL',
		advice:
			'Give the image as a file, with an HTTP Request node before this one, or check that its URL opens without signing in.',
		submission: 'refused',
		transient: false,
	},
	moderation: {
		happened: 'refused the prompt or an image because of its content rules',
		advice: "Change the 'Prompt' or the image.",
		submission: 'refused',
		transient: false,
	},
	tooLarge: {
		happened: 'says the request is too large',
		advice: 'Use smaller reference images, or give them as URLs.',
		submission: 'refused',
		transient: false,
	},
	region: {
		happened: 'does not serve this model in your region',
		advice: "Choose another 'Model' or another vendor's credential.",
		submission: 'refused',
		transient: false,
	},
	edge: {
		happened: 'blocked the request at its edge, before it reached the API',
		advice: "Check that this server's network may reach the vendor, and the base URL.",
		submission: 'refused',
		transient: false,
	},
	wrongHost: {
		happened: 'has no such API at this address',
		advice: 'Check the base URL in the credential.',
		submission: 'refused',
		transient: false,
	},
	redirect: {
		happened: 'answered with a redirect, which is not followed with your key',
		advice: 'Check the base URL in the credential.',
		submission: 'ambiguous',
		transient: false,
	},
	overloaded: {
		happened: 'is overloaded',
		advice: 'Try again later.',
		submission: 'ambiguous',
		transient: true,
	},
	server: {
		happened: 'had an internal fault',
		advice: 'Try again later.',
		submission: 'ambiguous',
		transient: true,
	},
	timeout: {
		happened: 'took too long to answer',
		advice: 'Try again later.',
		submission: 'ambiguous',
		transient: true,
	},
	deadline: {
		happened: 'did not finish the task in time',
		advice: "Raise 'Timeout' in 'Options', or come back for it later.",
		submission: 'ambiguous',
		transient: false,
	},
	empty: {
		happened: 'says the task is finished, but brought no images',
		advice: 'Look at the task again in a while; if it stays empty, ask the vendor.',
		submission: 'ambiguous',
		transient: false,
	},
	unreadable: {
		happened: 'gave an answer that could not be read',
		advice: 'Check the base URL in the credential; if it is right, try again later.',
		submission: 'ambiguous',
		transient: true,
	},
	storage: {
		happened: 'made the images, but they are not stored',
		advice: "Check n8n's storage; Retry On Fail then stores them without paying again.",
		submission: 'ambiguous',
		transient: false,
	},
	connection: {
		happened: 'gave no answer',
		advice: 'Check the network, then try again.',
		submission: 'ambiguous',
		transient: true,
	},
	unsent: {
		happened: 'was not asked',
		advice: "Check the credential's fields, and what n8n allows it to reach.",
		submission: 'refused',
		transient: false,
	},
	notFound: {
		happened: 'has no such task',
		advice: 'Check the task ID and that it belongs to this account; vendors forget old tasks.',
		submission: 'refused',
		transient: false,
	},
	expired: {
		happened: 'finished the task, but has its images no longer',
		advice: 'They were paid for and are gone. Next time, get them sooner after the task has ended.',
		submission: 'ambiguous',
		transient: false,
	},
	taskFailed: {
		happened: 'could not finish the task',
		advice: 'Change the prompt or the image, or try another model.',
		submission: 'refused',
		transient: false,
	},
};

/** A result that could not be made a file. The image exists and is paid: it stays at its URL. */
export class DownloadRefused extends Error {
	constructor(
		message: string,
		/** Whether another try can help. */
		readonly transient: boolean,
	) {
		super(message);
		this.name = 'DownloadRefused';
	}
}

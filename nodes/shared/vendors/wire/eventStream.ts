/** One event of a stream, as the vendor wrote it. */
export interface StreamEvent {
	name?: string;
	data: string;
}

/**
 * The events of a stream's text, by the rules of the HTML standard ("Server-sent events"), but for the last one:
 * where a stream breaks off, an event counts without the blank line behind it.
 */
export function parseEvents(text: string): StreamEvent[] {
	const events: StreamEvent[] = [];
	let name: string | undefined;
	let data: string[] = [];
	for (const line of [...text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/), '']) {
		const [field, ...rest] = line.split(':');
		const value = rest.join(':').replace(/^ /, '');
		if (field === 'event') name = value;
		if (field === 'data') data.push(value);
		if (line !== '') continue;
		if (data.length > 0) events.push({ name, data: data.join('\n') });
		name = undefined;
		data = [];
	}
	return events;
}

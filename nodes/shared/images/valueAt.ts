/**
 * The value at a path such as `file.url` or `photos[1].cover` inside JSON; undefined where it leads nowhere.
 * A key that is the whole path goes first: keys can have dots.
 */
export function valueAt(value: unknown, path: string): unknown {
	const whole = ownValue(value, path);
	if (whole !== undefined) return whole;
	return path
		.replace(/\[(\d+)\]/g, '.$1')
		.split('.')
		.reduce<unknown>((holder, name) => ownValue(holder, name), value);
}

function ownValue(holder: unknown, name: string): unknown {
	if (typeof holder !== 'object' || holder === null) return undefined;
	if (!Object.prototype.hasOwnProperty.call(holder, name)) return undefined;
	return (holder as Record<string, unknown>)[name];
}

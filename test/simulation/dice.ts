/** A whole number of 32 bits from whole numbers and texts, spread evenly. */
function hashOf(keys: ReadonlyArray<number | string>): number {
	let hash = 0x9e3779b9;
	for (const key of keys) {
		for (const part of typeof key === 'string' ? Buffer.from(key) : [key | 0, key / 2 ** 32]) {
			hash = Math.imul(hash ^ part, 0x85ebca6b);
			hash ^= hash >>> 15;
			hash = Math.imul(hash, 0xc2b2ae35);
			hash ^= hash >>> 13;
		}
	}
	return hash;
}

/** Draws that are the same for the same keys, whatever else was drawn. */
export class Dice {
	private state: number;

	constructor(...keys: Array<number | string>) {
		this.state = hashOf(keys);
	}

	/** From 0 up to, and without, 1 (mulberry32). */
	next = (): number => {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};

	chance(share: number): boolean {
		return this.next() < share;
	}

	between(least: number, most: number): number {
		return least + (most - least) * this.next();
	}

	whole(least: number, most: number): number {
		return Math.floor(this.between(least, most + 1));
	}

	/** Each order of magnitude as often as the next. */
	magnitude(least: number, most: number): number {
		return least * (most / least) ** this.next();
	}

	pick<Choice>(choices: readonly Choice[]): Choice {
		return choices[Math.floor(this.next() * choices.length)] as Choice;
	}

	/** Around 0, two thirds within 1 to either side. */
	normal(): number {
		let sum = -6;
		for (let draw = 0; draw < 12; draw += 1) sum += this.next();
		return sum;
	}
}

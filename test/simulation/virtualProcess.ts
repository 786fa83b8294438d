import 'n8n-workflow';
import { Dice } from './dice';
import { VirtualTime } from './virtualTime';

/**
 * Puts the pack's view of time and chance under a run's control. It must be imported before anything of nodes/:
 * their `sleep` is n8n's, and is replaced in the loaded module.
 */
interface World {
	time: VirtualTime;
	dice: Dice;
	/** Milliseconds by which the clock on the wall has been put wrong. */
	clockError: number;
}

const world: World = { time: new VirtualTime(), dice: new Dice(0), clockError: 0 };

/** When every run begins, in milliseconds since the epoch. */
export const EPOCH = Date.UTC(2026, 10, 30, 12);

/** A new world, at the beginning of its time. */
export function newWorld(seed: number): World {
	return Object.assign(world, {
		time: new VirtualTime(),
		dice: new Dice('world', seed),
		clockError: 0,
	});
}

/** The processor's own clock, for the simulation's use. */
export const processorTime = performance.now.bind(performance);

performance.now = () => world.time.now();
Date.now = () => Math.round(EPOCH + world.time.now() + world.clockError);
Math.random = () => world.dice.next();
AbortSignal.timeout = (milliseconds) => {
	const controller = new AbortController();
	world.time.at(world.time.now() + milliseconds, () => controller.abort());
	return controller.signal;
};

const loaded = require.cache[require.resolve('n8n-workflow')];
if (!loaded) throw new Error('n8n-workflow is not loaded from where it is found');
loaded.exports = {
	...(loaded.exports as object),
	sleep: async (milliseconds: number) => await world.time.sleep(milliseconds),
};

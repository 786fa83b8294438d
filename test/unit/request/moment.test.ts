import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { asMoment } from '../../../nodes/shared/request/moment';

const moment = (given: unknown, timeZone = 'UTC') => asMoment(timeZone)(given).value;
const NOON = Date.parse('2026-11-28T12:00:00Z');

describe('a moment', () => {
	it.each<[unknown, string]>([
		['2026-11-28T12:00:00Z', 'Asia/Tokyo'],
		['2026-11-28T12:00:00.000Z', 'Asia/Tokyo'],
		[' 2026-11-28 13:00:00+01:00 ', 'Asia/Tokyo'],
		['2026-11-28T07:00-0500', 'Asia/Tokyo'],
		['2026-11-28T12:00:00', 'UTC'],
		['2026-11-28T21:00:00', 'Asia/Tokyo'],
		['2026-11-28 07:00', 'America/New_York'],
		['2026-11-28T17:30', 'Asia/Kolkata'],
		[NOON, 'UTC'],
		[NOON / 1000, 'UTC'],
		[String(NOON), 'UTC'],
		[String(NOON / 1000), 'UTC'],
		[new Date(NOON), 'Asia/Tokyo'],
		[DateTime.fromMillis(NOON), 'Asia/Tokyo'],
	])('is read from %p in %s', (given, timeZone) => {
		expect(moment(given, timeZone)).toBe(NOON);
	});

	it('without a time is the start of the day in the workflow’s time zone', () => {
		expect(moment('2026-11-28', 'Europe/Berlin')).toBe(Date.parse('2026-11-27T23:00:00Z'));
		// The clocks go forward on that day, and are in winter still when it starts.
		expect(moment('2026-03-29', 'Europe/Berlin')).toBe(Date.parse('2026-03-28T23:00:00Z'));
		expect(moment('2026-03-29T12:00', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T10:00:00Z'));
	});

	it.each(['', '  ', null, undefined])('is absent in %p', (given) => {
		expect(moment(given)).toBeUndefined();
	});

	it.each<unknown>([
		...['yesterday', '28.11.2026', '11/28/2026', '2026-13-45', '12', {}, [1], true],
		...[Object.create(null), { valueOf: 1 }, '2026-11-28T12:00:00 Berlin'],
		...['x123456789', '123456789x', 'on 2026-11-28', '2026-11-28T12:00:00Zx'],
	])('is not read from %p', (given) => {
		expect(moment(given)).toBe(given);
	});
});

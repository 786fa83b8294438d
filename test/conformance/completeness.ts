import type { ICredentialType } from 'n8n-workflow';
import type { Offering } from '../../nodes/shared/models/offering';
import type { PriceList, PriceTiers, Vendor } from '../../nodes/shared/vendors/vendor';
import type { Capability, Stage } from '../emulator';

/** What stands beside a vendor's folder. */
export interface Surroundings {
	/** Its emulator, if there is one of that name. */
	emulator?: {
		stages: readonly Stage[];
		can: readonly Capability[];
		hosts: readonly string[];
		keyScheme: string;
	};
	/** Its credential as n8n loads it. */
	credential?: ICredentialType;
	/** Files of the repository. */
	has(path: string): boolean;
	/** The text of a file; empty where there is none. */
	text(path: string): string;
	/** Values of 'Vendor' in Seedream Generate. */
	offered: readonly string[];
}

/** What a registered vendor lacks, in words that say where to put it; empty where it is complete. */
export function lacks(name: string, vendor: Vendor, around: Surroundings): string[] {
	return [
		...roomLacks(name, vendor, around),
		...credentialLacks(vendor, around),
		...emulatorLacks(name, vendor, around),
		...Object.entries(vendor.offerings).flatMap(([family, offering]) =>
			offeringLacks(offering).map((lack) => `offering '${family}': ${lack}`),
		),
		...(vendor.prices ? priceLacks(vendor, vendor.prices) : []),
	];
}

const FORM = '.github/ISSUE_TEMPLATE/bug.yml';
/** Of every vendor's page, as docs/vendors/README.md has them. */
const HEADINGS =
	'Hosts and keys · Calls · Models · Task states · Errors · Limits · Prices · Lifetimes · Reading of contradictions · Unknown'.split(
		' · ',
	);

const unless = (holds: unknown, lack: string): string[] => (holds ? [] : [lack]);

function roomLacks(name: string, vendor: Vendor, { has, text, offered }: Surroundings): string[] {
	const page = `docs/vendors/${name}.md`;
	const [light, dark] = [`icons/${name}.svg`, `icons/${name}.dark.svg`];
	return [
		...unless(vendor.name === name, `it calls itself '${vendor.name}'`),
		...unless(has(`nodes/shared/vendors/${name}/${name}.ts`), `no nodes/shared/vendors/${name}`),
		...unless(has(page), `no documentation page ${page}`),
		...HEADINGS.filter((title) => has(page) && !text(page).includes(`\n## ${title}\n`)).map(
			(title) => `no '${title}' in ${page}`,
		),
		...[light, dark].flatMap((icon) => unless(text(icon).includes('<svg'), `no icon ${icon}`)),
		...unless(text(light) !== text(dark), `one icon for light and dark`),
		...unless(
			offered.includes(vendor.credential),
			`no 'Vendor' of Seedream Generate (npm run build)`,
		),
		...unless(
			text(FORM).includes(`\n        - ${vendor.displayName}\n`),
			`no line '- ${vendor.displayName}' in ${FORM}`,
		),
		...unless(
			text('docs/vendors/README.md').includes(`](${name}.md)`),
			`no line for ${name}.md in docs/vendors/README.md`,
		),
		...unless(Object.keys(vendor.offerings).length > 0, 'no offerings'),
		...unless(vendor.urlLifetime, 'no life time of its URLs'),
	];
}

function credentialLacks({ credential, displayName }: Vendor, around: Surroundings): string[] {
	const className = credential.charAt(0).toUpperCase() + credential.slice(1);
	const file = `credentials/${className}.credentials.ts`;
	const loaded = around.credential;
	if (!loaded) return [`no credential class ${file}, or no line for it in package.json`];
	const fields = loaded.properties.map((field) => field.name);
	const wanted = [
		'apiKey',
		'baseUrl',
		...(around.emulator?.hosts ?? []).map((host) => `${host}Url`),
	];
	const key = loaded.properties.find((field) => field.name === 'apiKey');
	const anchor = loaded.documentationUrl?.split('#')[1];
	const header = JSON.stringify(loaded.authenticate ?? '');
	return [
		...unless(around.has(file), `no ${file}`),
		...unless(loaded.name === credential, `its credential calls itself '${loaded.name}'`),
		...unless(
			loaded.displayName.toLowerCase().includes(displayName.toLowerCase()),
			`its credential is not named after it`,
		),
		...unless(loaded.test, 'no free test of the credential'),
		...unless(loaded.icon ?? loaded.iconUrl, 'no icon of the credential'),
		...wanted.flatMap((field) => unless(fields.includes(field), `no credential field '${field}'`)),
		...unless(key?.typeOptions?.password, "'API Key' is not a password"),
		...unless(
			header.includes(`${around.emulator?.keyScheme ?? ''} {{$credentials.apiKey}}`),
			`the key does not go as '${around.emulator?.keyScheme ?? ''}'`,
		),
		...unless(
			anchor && around.text('README.md').includes(`<a id="${anchor}">`),
			`no place in README.md for '#${anchor}' (npm run docs)`,
		),
	];
}

function emulatorLacks(name: string, vendor: Vendor, { emulator, has }: Surroundings): string[] {
	if (!emulator) return [`no emulator test/emulator/${name}, or no line for it`];
	const { stages, can } = emulator;
	const { tasks, uploads, modelList, quote } = vendor;
	const calls = Object.values(vendor.offerings).some(({ callback }) => callback);
	const plays = (stage: Stage) => unless(stages.includes(stage), `its emulator has no '${stage}'`);
	return [
		...unless(has(`test/emulator/${name}/descriptor.ts`), `no test/emulator/${name}`),
		...unless(
			can.includes('tasks') === (tasks !== undefined),
			`it ${tasks ? 'has' : 'has no'} tasks, its emulator says otherwise`,
		),
		...unless(!calls || can.includes('callbacks'), 'its emulator sends no callbacks'),
		...(tasks ? plays(tasks.batch ? 'batch' : 'poll') : []),
		...(tasks?.list ? plays('list') : []),
		...(uploads ? plays('upload') : []),
		...(modelList ? plays('models') : []),
		...(quote ? plays('price') : []),
		...plays('account'),
	];
}

function offeringLacks({ ids, sizes, references, ...offering }: Offering): string[] {
	const { mostImagesInSet, presets, ratioNames, presetNames, outputFormats } = offering;
	const empty = Object.entries(ids).flatMap(([use, id]) => (id ? [] : [use]));
	const sized = ids.generate ?? ids.edit;
	const named = [...presetNames].filter((resolution) => !(resolution in presets));
	return [
		...unless(Object.keys(ids).length > 0, 'no model ID for any use'),
		...empty.map((use) => `no model ID for '${use}'`),
		...unless(sizes?.kind, 'no sizes'),
		...unless(sizes?.kind !== 'listed' || sizes.sizes.length > 0, 'no sizes in its list'),
		...unless(sizes?.kind !== 'named' || ratioNames.length > 0, 'sizes by name, but no ratios'),
		...unless(
			!sized || sizes?.kind === 'adaptive' || Object.keys(presets).length > 0,
			'no resolutions',
		),
		...named.map((resolution) => `'${resolution}' has a name, but no pixels`),
		...unless(
			mostImagesInSet === 0 || ids.generateSet || ids.editSet,
			'sets, but no model ID for them (mostImagesInSet: 0 where it makes none)',
		),
		...unless(
			mostImagesInSet > 0 || !(ids.generateSet ?? ids.editSet),
			'a model ID for sets of none',
		),
		...unless(references.most > 0 || !ids.edit, "a model ID for 'edit', but no references"),
		...unless(outputFormats.length > 0, 'no output format'),
	];
}

function priceLacks({ offerings }: Vendor, { readOn, currency, families }: PriceList): string[] {
	const date = /^\d{4}-\d{2}-\d{2}$/.test(readOn ?? '') && !Number.isNaN(Date.parse(readOn));
	return [
		...unless(date, 'its price list has no date'),
		...unless(
			Object.keys(families).length === 0 || ['USD', 'CNY'].includes(currency ?? ''),
			'its price list has no currency',
		),
		...Object.entries(families).flatMap(([family, price]) => [
			...unless(family in offerings, `a price for '${family}', which it does not offer`),
			...[price.image, price.layer].flatMap((tiers) => (tiers ? tierLacks(family, tiers) : [])),
		]),
	];
}

function tierLacks(family: string, tiers: PriceTiers): string[] {
	const bounds = tiers.map(({ upTo }) => upTo);
	const ascending = bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? 0));
	return [
		...unless(ascending, `the price tiers of '${family}' do not ascend`),
		...unless(bounds.at(-1) === Infinity, `the last price tier of '${family}' has a bound`),
	];
}

import type { ICredentialType } from 'n8n-workflow';
import { EVERY_VENDOR } from '../../nodes/shared/vendors/vendors';
import { table, type Row } from './table';

/** A hint of the editor in Markdown. */
const inMarkdown = (html: string): string =>
	html.replace(/<a href="([^"]+)"[^>]*>(.*?)<\/a>/g, '[$2]($1)');

async function rowOf(credential: string): Promise<Row> {
	const className = `${credential.charAt(0).toUpperCase()}${credential.slice(1)}`;
	const path = `../../credentials/${className}.credentials.ts`;
	const module = (await import(path)) as Record<string, new () => ICredentialType>;
	const CredentialType = module[className];
	if (!CredentialType) throw new Error(`credentials/ has no class ${className}`);
	const { displayName, documentationUrl, properties } = new CredentialType();
	const anchor = documentationUrl?.split('#')[1];
	const key = properties.find(({ name }) => name === 'apiKey');
	const address = properties.find(({ name }) => name === 'baseUrl');
	const others = /no other host\. ?(.*)$/.exec(address?.description ?? '')?.[1] ?? '';
	return [
		`<a id="${anchor}"></a>**${displayName}**`,
		inMarkdown(key?.hint ?? ''),
		`\`${String(address?.default)}\`. ${others}`.trim(),
	];
}

/** Where the key of each vendor is found, a row each; the editor's help leads here. */
export async function credentialHelp(): Promise<string> {
	const rows = await Promise.all(EVERY_VENDOR.map(({ credential }) => rowOf(credential)));
	return table(['Credential', 'API Key', 'Base URL'], rows);
}

import type { N8nSession } from './n8n-session';

export type Row = Record<string, unknown>;

/** A data table of the signed-in user, through the requests that n8n's own page of it makes. */
export class DataTable {
	private constructor(
		private readonly session: N8nSession,
		private readonly path: string,
	) {}

	/** The table of this name; it must exist. */
	static async find(session: N8nSession, name: string): Promise<DataTable> {
		const { id: project } = await session.request<{ id: string }>('GET', '/rest/projects/personal');
		const tables = `/rest/projects/${project}/data-tables`;
		const { data } = await session.request<{ data: Array<{ id: string; name: string }> }>(
			'GET',
			tables,
		);
		const table = data.find((candidate) => candidate.name === name);
		if (!table) throw new Error(`There is no table "${name}"`);
		return new DataTable(session, `${tables}/${table.id}`);
	}

	/** Its rows, the oldest first. */
	async rows(): Promise<Row[]> {
		const { data } = await this.session.request<{ data: Row[] }>(
			'GET',
			`${this.path}/rows?take=100&sortBy=id:asc`,
		);
		return data;
	}

	async insert(rows: Row[]): Promise<void> {
		await this.session.request('POST', `${this.path}/insert`, { data: rows });
	}
}

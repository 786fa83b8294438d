import { startPostgres } from './postgres-server';
import type { PostgresServer } from './postgres-server';
import { startRedis } from './redis-server';

export interface QueueServices {
	database: PostgresServer;
	/** What makes an n8n process, main or worker, part of the queue. */
	environment: Record<string, string>;
	/** Ends them and removes their data. */
	stop(): Promise<void>;
}

const HOST = '127.0.0.1';
/** One for all processes: what the main process encrypts, the workers read. */
const ENCRYPTION_KEY = 'seedream-queue-tests';

/** What n8n's queue mode needs: PostgreSQL, for binary data too, and Redis. */
export async function startQueueServices(progress: (line: string) => void): Promise<QueueServices> {
	const database = await startPostgres(progress);
	const redis = await startRedis(progress).catch(async (error) => {
		await database.stop();
		throw error;
	});
	return {
		database,
		environment: {
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_ENCRYPTION_KEY: ENCRYPTION_KEY,
			N8N_DEFAULT_BINARY_DATA_MODE: 'database',
			QUEUE_BULL_REDIS_HOST: HOST,
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: HOST,
			DB_POSTGRESDB_PORT: String(database.port),
			DB_POSTGRESDB_DATABASE: database.name,
			DB_POSTGRESDB_USER: database.name,
		},
		stop: async () => {
			await Promise.all([database.stop(), redis.stop()]);
		},
	};
}

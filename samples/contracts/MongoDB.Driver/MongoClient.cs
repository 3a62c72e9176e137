namespace MongoDB.Driver;

public interface IMongoClient : IDisposable
{
    IMongoDatabase GetDatabase(string name, MongoDatabaseSettings settings = null);
}

public class MongoClient : IMongoClient
{
    public MongoClient()
    {
    }

    public MongoClient(string connectionString)
    {
    }

    public MongoClient(MongoUrl url)
    {
    }

    public MongoClient(MongoClientSettings settings)
    {
    }

    public IMongoDatabase GetDatabase(string name, MongoDatabaseSettings settings = null) => throw new ContractOnly();

    public void Dispose()
    {
    }
}

public class MongoDatabaseSettings;

public class MongoUrl(string url)
{
    public string Url { get; } = url;
}

public class MongoClientSettings
{
    public int MaxConnectionPoolSize { get; set; }

    public TimeSpan ConnectTimeout { get; set; }

    public static MongoClientSettings FromConnectionString(string connectionString) => new();

    public static MongoClientSettings FromUrl(MongoUrl url) => new();
}

public interface IMongoDatabase
{
    IMongoCollection<TDocument> GetCollection<TDocument>(string name);
}

public interface IMongoCollection<TDocument>
{
    Task InsertOneAsync(TDocument document, CancellationToken cancellationToken = default);

    IFindFluent<TDocument, TDocument> Find(System.Linq.Expressions.Expression<Func<TDocument, bool>> filter);
}

public interface IFindFluent<TDocument, TProjection>
{
    Task<TProjection> FirstOrDefaultAsync(CancellationToken cancellationToken = default);

    Task<List<TProjection>> ToListAsync(CancellationToken cancellationToken = default);
}

using System.Text;

namespace Lifeguard.Benchmarks.Generated;

/// <summary>One feature: the function, its service, its repository, its entity; in deep projects a policy and a gateway between them.</summary>
internal static class FeatureFiles
{
    public static IEnumerable<SourceFile> Of(Names names, Share share)
    {
        yield return Function(names, share);
        yield return Service(names, share);
        yield return Entity(names);
        yield return Repository(names, share);
        if (share.Kind != ProjectKind.DeepHits) yield break;
        yield return Policy(names);
        yield return Gateway(names, share);
    }

    private static SourceFile Function(Names names, Share share)
    {
        var handlers = new StringBuilder();
        for (var number = 0; number < share.Handlers; number++) handlers.Append(Handler(names, number));
        return new SourceFile($"{names.Area}/{names.Entity}/{names.Entity}Function.cs", $$"""
            namespace {{names.Namespace}};

            /// <summary>What the gateway calls.</summary>
            public sealed class {{names.Entity}}Function
            {
                private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
                private readonly IServiceProvider _services;

                public {{names.Entity}}Function()
                    : this({{names.Area}}Startup.Provider)
                {
                }

                public {{names.Entity}}Function(IServiceProvider services) => _services = services;
            {{handlers}}
                private static APIGatewayProxyResponse Answer(int status, object? body) => new()
                {
                    StatusCode = status,
                    Body = JsonSerializer.Serialize(body, Json),
                    Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["X-Area"] = "{{names.Area}}" },
                };

                private static {{names.Entity}}Request? Read(APIGatewayProxyRequest request)
                {
                    if (string.IsNullOrWhiteSpace(request.Body)) return null;
                    try
                    {
                        return JsonSerializer.Deserialize<{{names.Entity}}Request>(request.Body, Json);
                    }
                    catch (JsonException)
                    {
                        return null;
                    }
                }
            }

            """);
    }

    // The first is found by its shape, as most are; the others need the attribute.
    private static string Handler(Names names, int number) => $$"""

            {{(number == 0 ? "" : "[LambdaFunction]")}}
            public async Task<APIGatewayProxyResponse> {{(number == 0 ? "FunctionHandler" : $"Handle{number}")}}(APIGatewayProxyRequest request, ILambdaContext context)
            {
                using var cancel = new CancellationTokenSource(context.RemainingTime - TimeSpan.FromMilliseconds(500));
                if (Read(request) is not { } wanted) return Answer(400, new { Message = "The body is missing or no JSON." });

                using var scope = _services.CreateScope();
                var service = scope.ServiceProvider.GetRequiredService<I{{names.Entity}}Service>();
                context.Logger.LogInformation($"{{names.Entity}} {wanted.Id}: {wanted.Amount:F2} for {wanted.Customer}");
                try
                {
                    var saved = await service.Place(wanted, cancel.Token);
                    return saved is null ? Answer(404, new { wanted.Id }) : Answer(200, saved);
                }
                catch (OperationCanceledException) when (cancel.IsCancellationRequested)
                {
                    return Answer(503, new { Message = "Out of time." });
                }
            }

        """;

    private static SourceFile Service(Names names, Share share)
    {
        var isDeep = share.Kind == ProjectKind.DeepHits;
        var inner = isDeep ? "Policy" : "Repository";
        return new SourceFile($"{names.Area}/{names.Entity}/{names.Entity}Service.cs", $$"""
            namespace {{names.Namespace}};

            public interface I{{names.Entity}}Service
            {
                Task<{{names.Entity}}?> Place({{names.Entity}}Request request, CancellationToken cancel);

                Task<IReadOnlyList<{{names.Entity}}>> List(string customer, int page, CancellationToken cancel);
            }

            /// <summary>Checks what is asked for, and has it done.</summary>
            public sealed class {{names.Entity}}Service : I{{names.Entity}}Service
            {
                private const int MaxPages = 100;
                private readonly I{{names.Entity}}{{inner}} _inner;

                public {{names.Entity}}Service(I{{names.Entity}}{{inner}} inner) => _inner = inner;

                public async Task<{{names.Entity}}?> Place({{names.Entity}}Request request, CancellationToken cancel)
                {
                    var problems = Check(request).ToList();
                    if (problems.Count > 0) throw new ArgumentException(string.Join("; ", problems), nameof(request));

                    var known = await _inner.Load(request.Id, cancel);
                    var amount = known is null ? request.Amount : Math.Max(known.Amount, request.Amount);
                    var placed = new {{names.Entity}}
                    {
                        Id = request.Id,
                        Customer = request.Customer.Trim(),
                        Amount = Math.Round(amount, 2, MidpointRounding.ToEven),
                        State = amount > 1_000 ? {{names.Entity}}State.Review : {{names.Entity}}State.Accepted,
                        Changed = DateTimeOffset.UtcNow,
                    };
                    await _inner.Save(placed, cancel);
                    return placed;
                }

                public async Task<IReadOnlyList<{{names.Entity}}>> List(string customer, int page, CancellationToken cancel)
                {
                    if (page is < 0 or > MaxPages) return Array.Empty<{{names.Entity}}>();
                    var all = await _inner.Find(customer, cancel);
                    return all.OrderByDescending(entry => entry.Changed).ThenBy(entry => entry.Id).Skip(page * 20).Take(20).ToList();
                }

                private static IEnumerable<string> Check({{names.Entity}}Request request)
                {
                    if (request.Id == Guid.Empty) yield return "no id";
                    if (string.IsNullOrWhiteSpace(request.Customer)) yield return "no customer";
                    if (request.Amount is <= 0 or > 1_000_000) yield return $"amount {request.Amount} is out of range";
                    foreach (var (key, value) in request.Tags ?? new Dictionary<string, string>())
                    {
                        if (key.Length > 32 || value.Length > 256) yield return $"tag '{key}' is too long";
                    }
                }
            }

            """);
    }

    private static SourceFile Entity(Names names) => new($"{names.Area}/{names.Entity}/{names.Entity}.cs", $$"""
        namespace {{names.Namespace}};

        public enum {{names.Entity}}State
        {
            Draft,
            Review,
            Accepted,
            Rejected,
            Closed,
        }

        public sealed record {{names.Entity}}Request(Guid Id, string Customer, decimal Amount, IReadOnlyDictionary<string, string>? Tags);

        /// <summary>What is stored.</summary>
        public sealed class {{names.Entity}} : IEquatable<{{names.Entity}}>
        {
            public required Guid Id { get; init; }

            public required string Customer { get; init; }

            public decimal Amount { get; set; }

            public {{names.Entity}}State State { get; set; }

            public DateTimeOffset Changed { get; set; }

            public IList<string> Notes { get; } = new List<string>();

            public bool CanChangeTo({{names.Entity}}State next) => (State, next) switch
            {
                ({{names.Entity}}State.Draft, _) => true,
                ({{names.Entity}}State.Review, {{names.Entity}}State.Accepted or {{names.Entity}}State.Rejected) => true,
                ({{names.Entity}}State.Accepted, {{names.Entity}}State.Closed) => true,
                _ => false,
            };

            public void ChangeTo({{names.Entity}}State next, string by)
            {
                if (!CanChangeTo(next)) throw new InvalidOperationException($"{Id} is {State} and cannot become {next}");
                Notes.Add($"{DateTimeOffset.UtcNow:O} {by}: {State} -> {next}");
                State = next;
                Changed = DateTimeOffset.UtcNow;
            }

            public bool Equals({{names.Entity}}? other) => other is not null && Id == other.Id && Amount == other.Amount && State == other.State;

            public override bool Equals(object? obj) => Equals(obj as {{names.Entity}});

            public override int GetHashCode() => HashCode.Combine(Id, Amount, State);

            public override string ToString() => $"{Customer}/{Id}: {Amount:F2} ({State})";
        }

        """);

    private static SourceFile Policy(Names names) => new($"{names.Area}/{names.Entity}/{names.Entity}Policy.cs", $$"""
        namespace {{names.Namespace}};

        public interface I{{names.Entity}}Policy
        {
            Task<{{names.Entity}}?> Load(Guid id, CancellationToken cancel);

            Task Save({{names.Entity}} entry, CancellationToken cancel);

            Task<IReadOnlyList<{{names.Entity}}>> Find(string customer, CancellationToken cancel);
        }

        /// <summary>Who may see and change what.</summary>
        public sealed class {{names.Entity}}Policy : I{{names.Entity}}Policy
        {
            private readonly I{{names.Entity}}Repository _repository;
            private readonly HashSet<string> _blocked = new(StringComparer.OrdinalIgnoreCase) { "nobody", "test", "root" };

            public {{names.Entity}}Policy(I{{names.Entity}}Repository repository) => _repository = repository;

            public async Task<{{names.Entity}}?> Load(Guid id, CancellationToken cancel)
            {
                var entry = await _repository.Load(id, cancel);
                return entry is null || _blocked.Contains(entry.Customer) ? null : entry;
            }

            public async Task Save({{names.Entity}} entry, CancellationToken cancel)
            {
                if (_blocked.Contains(entry.Customer)) throw new UnauthorizedAccessException(entry.Customer);
                if (entry.State == {{names.Entity}}State.Closed) throw new InvalidOperationException($"{entry} is closed");
                await _repository.Save(entry, cancel);
            }

            public async Task<IReadOnlyList<{{names.Entity}}>> Find(string customer, CancellationToken cancel)
            {
                if (_blocked.Contains(customer)) return Array.Empty<{{names.Entity}}>();
                var found = await _repository.Find(customer, cancel);
                return found.Where(entry => entry.State is not {{names.Entity}}State.Rejected).ToList();
            }
        }

        """);

    private static SourceFile Gateway(Names names, Share share) => new($"{names.Area}/{names.Entity}/{names.Entity}Gateway.cs", $$"""
        namespace {{names.Namespace}};

        public interface I{{names.Entity}}Gateway
        {
            Task<IReadOnlyList<{{names.Entity}}>> Query(string sql, CancellationToken cancel, params object[] values);

            Task<int> Execute(string sql, CancellationToken cancel, params object[] values);
        }

        /// <summary>Sends SQL.</summary>
        public sealed class {{names.Entity}}Gateway : {{names.Area}}Gateway, I{{names.Entity}}Gateway
        {
            private readonly ShopSettings _settings;

            public {{names.Entity}}Gateway(ShopSettings settings) => _settings = settings;

            protected override NpgsqlConnection Create() => new NpgsqlConnection(_settings.ConnectionString);

            public async Task<IReadOnlyList<{{names.Entity}}>> Query(string sql, CancellationToken cancel, params object[] values)
            {
                await using var connection = await OpenAsync(cancel);
                await using var command = new NpgsqlCommand(sql, connection);
                foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
                await using var reader = await command.ExecuteReaderAsync(cancel);
                var rows = new List<{{names.Entity}}>();
                while (await reader.ReadAsync(cancel))
                {
                    rows.Add({{RowOf(names)}});
                }

                return rows;
            }

            public async Task<int> Execute(string sql, CancellationToken cancel, params object[] values)
            {
        {{Counts(share, "sql")}}        await using var connection = await OpenAsync(cancel);
                await using var command = new NpgsqlCommand(sql, connection);
                foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
                return await command.ExecuteNonQueryAsync(cancel);
            }
        {{FurtherQueries(names, share)}}}

        """);

    private static SourceFile Repository(Names names, Share share) => new($"{names.Area}/{names.Entity}/{names.Entity}Repository.cs", $$"""
        namespace {{names.Namespace}};

        public interface I{{names.Entity}}Repository
        {
            Task<{{names.Entity}}?> Load(Guid id, CancellationToken cancel);

            Task Save({{names.Entity}} entry, CancellationToken cancel);

            Task<IReadOnlyList<{{names.Entity}}>> Find(string customer, CancellationToken cancel);
        }

        /// <summary>Where entries are kept.</summary>
        public sealed class {{names.Entity}}Repository : I{{names.Entity}}Repository
        {
        {{RepositoryBody(names, share)}}}

        """);

    private static string RepositoryBody(Names names, Share share) => share.Kind switch
    {
        ProjectKind.NoDatabase => $$"""
                private readonly DocumentStore _store;

                public {{names.Entity}}Repository(DocumentStore store) => _store = store;

                public async Task<{{names.Entity}}?> Load(Guid id, CancellationToken cancel)
                {
                    var document = await _store.ReadAsync($"{{names.Table}}/{id}", cancel);
                    return document is null ? null : JsonSerializer.Deserialize<{{names.Entity}}>(document);
                }

                public async Task Save({{names.Entity}} entry, CancellationToken cancel)
                {
                    var index = await Index(entry.Customer, cancel);
                    if (!index.Contains(entry.Id)) index.Add(entry.Id);
                    await _store.WriteAsync($"{{names.Table}}/of/{entry.Customer}", JsonSerializer.Serialize(index), cancel);
                    await _store.WriteAsync($"{{names.Table}}/{entry.Id}", JsonSerializer.Serialize(entry), cancel);
                }

                public async Task<IReadOnlyList<{{names.Entity}}>> Find(string customer, CancellationToken cancel)
                {
                    var found = new List<{{names.Entity}}>();
                    foreach (var id in await Index(customer, cancel))
                    {
                        if (await Load(id, cancel) is { } entry) found.Add(entry);
                    }

                    return found;
                }

                private async Task<List<Guid>> Index(string customer, CancellationToken cancel)
                {
                    var document = await _store.ReadAsync($"{{names.Table}}/of/{customer}", cancel);
                    return document is null ? new List<Guid>() : JsonSerializer.Deserialize<List<Guid>>(document) ?? new List<Guid>();
                }

            """,
        ProjectKind.DeepHits => $$"""
                private readonly I{{names.Entity}}Gateway _gateway;

                public {{names.Entity}}Repository(I{{names.Entity}}Gateway gateway) => _gateway = gateway;

                public async Task<{{names.Entity}}?> Load(Guid id, CancellationToken cancel)
                {
                    var rows = await _gateway.Query("select id, customer, amount, state, changed from {{names.Table}} where id = $1", cancel, id);
                    return rows.SingleOrDefault();
                }

                public async Task Save({{names.Entity}} entry, CancellationToken cancel)
                {
                    var changed = await _gateway.Execute(
                        "insert into {{names.Table}} (id, customer, amount, state, changed) values ($1, $2, $3, $4, $5) on conflict (id) do update set amount = excluded.amount, state = excluded.state",
                        cancel, entry.Id, entry.Customer, entry.Amount, (int)entry.State, entry.Changed);
                    if (changed != 1) throw new InvalidOperationException($"{entry.Id}: {changed} rows changed");
                }

                public Task<IReadOnlyList<{{names.Entity}}>> Find(string customer, CancellationToken cancel) =>
                    _gateway.Query("select id, customer, amount, state, changed from {{names.Table}} where customer = $1 order by changed desc limit 500", cancel, customer);

            """,
        _ => $$"""
                {{(share.Kind == ProjectKind.Hits ? "private readonly ShopSettings _settings;" : "private readonly NpgsqlDataSource _source;")}}

                {{(share.Kind == ProjectKind.Hits ? $"public {names.Entity}Repository(ShopSettings settings) => _settings = settings;" : $"public {names.Entity}Repository(NpgsqlDataSource source) => _source = source;")}}

                public async Task<{{names.Entity}}?> Load(Guid id, CancellationToken cancel)
                {
                    await using var connection = {{Opened(share)}};
                    await using var command = new NpgsqlCommand("select id, customer, amount, state, changed from {{names.Table}} where id = $1", connection);
                    command.Parameters.Add(new NpgsqlParameter { Value = id });
                    await using var reader = await command.ExecuteReaderAsync(cancel);
                    return await reader.ReadAsync(cancel) ? {{RowOf(names)}} : null;
                }

                public async Task Save({{names.Entity}} entry, CancellationToken cancel)
                {
                    await using var connection = await OpenAsync(cancel);
                    await using var command = connection.CreateCommand();
                    command.CommandText = "insert into {{names.Table}} (id, customer, amount, state, changed) values (@id, @customer, @amount, @state, @changed)";
                    command.Parameters.AddWithValue("id", entry.Id);
                    command.Parameters.AddWithValue("customer", entry.Customer);
                    command.Parameters.AddWithValue("amount", entry.Amount);
                    command.Parameters.AddWithValue("state", (int)entry.State);
                    command.Parameters.AddWithValue("changed", entry.Changed);
                    var changed = await command.ExecuteNonQueryAsync(cancel);
                    if (changed != 1) throw new InvalidOperationException($"{entry.Id}: {changed} rows changed");
                }

                public async Task<IReadOnlyList<{{names.Entity}}>> Find(string customer, CancellationToken cancel)
                {
            {{Counts(share, "customer")}}        await using var connection = await OpenAsync(cancel);
                    await using var command = new NpgsqlCommand("select id, customer, amount, state, changed from {{names.Table}} where customer = $1 order by changed desc limit 500", connection);
                    command.Parameters.Add(new NpgsqlParameter { Value = customer });
                    await using var reader = await command.ExecuteReaderAsync(cancel);
                    var rows = new List<{{names.Entity}}>();
                    while (await reader.ReadAsync(cancel)) rows.Add({{RowOf(names)}});
                    return rows;
                }

                private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
                {
                    var connection = {{(share.Kind == ProjectKind.Hits ? "new NpgsqlConnection(_settings.ConnectionString)" : "_source.CreateConnection()")}};
                    await connection.OpenAsync(cancel);
                    return connection;
                }
            {{FurtherQueries(names, share)}}
            """,
    };

    // 'Hits' has one site in OpenAsync for every feature; further ones stand in methods of their own.
    private static string FurtherQueries(Names names, Share share)
    {
        var queries = new StringBuilder();
        for (var number = 1; number < share.CallSites; number++)
        {
            var connection = share.Kind == ProjectKind.NoHits ? "_source.CreateConnection()" : "new NpgsqlConnection(_settings.ConnectionString)";
            queries.Append($$"""

                    private async Task<long> Count{{number}}(string customer, CancellationToken cancel)
                    {
                        await using var connection = {{connection}};
                        await connection.OpenAsync(cancel);
                        await using var command = new NpgsqlCommand("select count(*) from {{names.Table}} where customer = $1 and state = {{number}}", connection);
                        command.Parameters.Add(new NpgsqlParameter { Value = customer });
                        return (long)(await command.ExecuteScalarAsync(cancel) ?? 0L);
                    }

                """);
        }

        return queries.ToString();
    }

    private static string Counts(Share share, string argument) =>
        string.Concat(Enumerable.Range(1, Math.Max(0, share.CallSites - 1)).Select(number => $"        if (await Count{number}({argument}, cancel) > 10_000) throw new InvalidOperationException(\"too many\");\n"));

    private static string Opened(Share share) => share.Kind == ProjectKind.NoHits ? "await _source.OpenConnectionAsync(cancel)" : "await OpenAsync(cancel)";

    private static string RowOf(Names names) =>
        $"new {names.Entity} {{ Id = reader.GetGuid(0), Customer = reader.GetString(1), Amount = reader.GetDecimal(2), State = ({names.Entity}State)reader.GetInt32(3), Changed = reader.GetFieldValue<DateTimeOffset>(4) }}";
}

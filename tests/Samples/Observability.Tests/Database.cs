[assembly: AssemblyFixture(typeof(Observability.Tests.Database))]

namespace Observability.Tests;

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("ORDERS_DB");

using Lifeguard.Core.ConnectionStrings;
using Driver = Lifeguard.Core.ConnectionStrings.ConnectionStringDriver;

namespace Lifeguard.Core.Tests.ConnectionStrings;

public sealed class Targets
{
    [Theory]
    [InlineData(Driver.Npgsql, "Host=localhost")]
    [InlineData(Driver.Npgsql, "Host=LOCALHOST;Database=orders")]
    [InlineData(Driver.Npgsql, "Host=localhost:5433")]
    [InlineData(Driver.Npgsql, "Host=127.0.0.1")]
    [InlineData(Driver.Npgsql, "Host=127.0.1.1")]
    [InlineData(Driver.Npgsql, "Host=::1")]
    [InlineData(Driver.Npgsql, "Host=[::1]:5433")]
    [InlineData(Driver.Npgsql, "Host=/var/run/postgresql")]
    [InlineData(Driver.Npgsql, "Host=@postgresql")]
    [InlineData(Driver.Npgsql, "Server=localhost")]
    [InlineData(Driver.Npgsql, "Host=localhost:5432,localhost:5433")]
    [InlineData(Driver.MySqlConnector, "Server=localhost")]
    [InlineData(Driver.MySqlConnector, "Server=/run/mysqld/mysqld.sock;Protocol=unix")]
    [InlineData(Driver.MySqlConnector, "Server=.")]
    [InlineData(Driver.MySqlData, "Data Source=127.0.0.1")]
    [InlineData(Driver.SqlClient, "Server=.")]
    [InlineData(Driver.SqlClient, "Server=(local)")]
    [InlineData(Driver.SqlClient, @"Server=(localdb)\MSSQLLocalDB")]
    [InlineData(Driver.SqlClient, @"Data Source=(LocalDB)\v11.0")]
    [InlineData(Driver.SqlClient, @"Server=.\SQLEXPRESS")]
    [InlineData(Driver.SqlClient, @"Server=localhost\SQLEXPRESS,1433")]
    [InlineData(Driver.SqlClient, "Server=tcp:localhost,1433")]
    [InlineData(Driver.SqlClient, "Server=tcp:127.0.0.1,1433")]
    [InlineData(Driver.SqlClient, @"Server=np:\\.\pipe\sql\query")]
    [InlineData(Driver.SqlClient, "Server=lpc:.")]
    public void ThisMachine(ConnectionStringDriver driver, string text) => Assert.True(ConnectionStringText.Parse(text).TargetsThisMachine(driver));

    [Theory]
    [InlineData(Driver.Npgsql, "Host=db")]
    [InlineData(Driver.Npgsql, "Host=localhost.example.org")]
    [InlineData(Driver.Npgsql, "Host=127.example.org")]
    [InlineData(Driver.Npgsql, "Host=localhost,db")]
    [InlineData(Driver.Npgsql, "Host=2001:db8::1")]
    [InlineData(Driver.Npgsql, "Host=[2001:db8::1]:5432")]
    [InlineData(Driver.MySqlConnector, "Server=orders.cluster.example.org")]
    [InlineData(Driver.SqlClient, "Server=tcp:orders.example.org,1433")]
    [InlineData(Driver.SqlClient, @"Server=\\db\pipe\sql\query")]
    [InlineData(Driver.SqlClient, @"Server=db\SQLEXPRESS")]
    public void AnotherMachine(ConnectionStringDriver driver, string text) => Assert.False(ConnectionStringText.Parse(text).TargetsThisMachine(driver));

    [Theory]
    [InlineData(Driver.Npgsql, "Database=orders")]
    [InlineData(Driver.Npgsql, "Host=")]
    [InlineData(Driver.Npgsql, "Host=,,")]
    [InlineData(Driver.SqlClient, "Host=localhost")]
    [InlineData(Driver.Oracle, "Data Source=orders")]
    public void NotTold(ConnectionStringDriver driver, string text) => Assert.Null(ConnectionStringText.Parse(text).TargetsThisMachine(driver));
}

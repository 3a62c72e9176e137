// Group: COPY
using Npgsql;
using NpgsqlTypes;

namespace Shop.Copy;

public class Bulk(NpgsqlDataSource dataSource)
{
    // Right: binary import.
    public async Task Import(IEnumerable<(int Id, string Name)> rows)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var writer = await connection.BeginBinaryImportAsync("COPY customer (id, name) FROM STDIN (FORMAT BINARY)");
        foreach (var (id, name) in rows)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(id, NpgsqlDbType.Integer);
            await writer.WriteAsync(name, NpgsqlDbType.Text);
        }

        await writer.CompleteAsync();
    }

    // Wrong: completed, not disposed: the connection stays in COPY.
    public async Task ImportForgotten(IEnumerable<int> ids)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var writer = await connection.BeginBinaryImportAsync("COPY customer (id) FROM STDIN (FORMAT BINARY)"); // LFG2002
        foreach (var id in ids)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(id);
        }

        await writer.CompleteAsync();
    }

    // Right: 'using' statements in a synchronous method; the writer is a TextWriter.
    public void ImportText(IEnumerable<string> lines)
    {
        using (var connection = dataSource.OpenConnection())
        using (var writer = connection.BeginTextImport("COPY customer (name) FROM STDIN"))
        {
            foreach (var line in lines) writer.WriteLine(line);
        }
    }

    // Wrong: closed after the loop; not when a line throws.
    public void ImportLines(IEnumerable<string> lines)
    {
        using var connection = dataSource.OpenConnection();
        var writer = connection.BeginTextImport("COPY customer (name) FROM STDIN"); // LFG2002
        foreach (var line in lines) writer.WriteLine(line);
        writer.Close();
    }

    // Right: binary export with 'try' and 'finally'.
    public List<int> Export()
    {
        var ids = new List<int>();
        using var connection = dataSource.OpenConnection();
        var exporter = connection.BeginBinaryExport("COPY customer (id) TO STDOUT (FORMAT BINARY)");
        try
        {
            while (exporter.StartRow() != -1) ids.Add(exporter.Read<int>(NpgsqlDbType.Integer));
        }
        finally
        {
            exporter.Dispose();
        }

        return ids;
    }

    // Wrong: an exporter that is left in the middle.
    public int ExportFirst()
    {
        using var connection = dataSource.OpenConnection();
        var exporter = connection.BeginBinaryExport("COPY customer (id) TO STDOUT (FORMAT BINARY)"); // LFG2002
        return exporter.StartRow() == -1 ? 0 : exporter.Read<int>(NpgsqlDbType.Integer);
    }

    // Right: the stream is copied inside 'await using'.
    public async Task Dump(Stream target)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var source = await connection.BeginRawBinaryCopyAsync("COPY customer TO STDOUT (FORMAT BINARY)");
        await source.CopyToAsync(target);
    }

    // Wrong: the raw stream.
    public async Task DumpForgotten(Stream target)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var source = await connection.BeginRawBinaryCopyAsync("COPY customer TO STDOUT (FORMAT BINARY)"); // LFG2002
        await source.CopyToAsync(target);
    }

    // Wrong: the connection, with a writer in 'using'.
    public void Restore(Stream source)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        using var target = connection.BeginRawBinaryCopy("COPY customer FROM STDIN (FORMAT BINARY)");
        source.CopyTo(target);
    }

    // Right: text export read to its end and disposed.
    public async Task<string> Text()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var reader = await connection.BeginTextExportAsync("COPY customer TO STDOUT");
        return await reader.ReadToEndAsync();
    }
}

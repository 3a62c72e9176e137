using Lifeguard.Cli.Sql.Findings;
using Lifeguard.Cli.Sql.Inputs;
using Lifeguard.Cli.Sql.Reports;

namespace Lifeguard.Cli.Sql;

/// <summary>Reads file after file and reports what is in it; no more than one file is in memory.</summary>
internal static class LintRun
{
    /// <summary>Runs a request.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Of(SqlRequest request, Terminal terminal)
    {
        var files = SqlFiles.Of(request, terminal.WorkingDirectory, out var unreadable);

        // Not disposed: what it writes to is not ours to close.
        var output = new BufferedStream(terminal.Output, 64 * 1024);
        using var text = new StreamWriter(output, Terminal.Utf8, leaveOpen: true) { NewLine = "\n" };
        var progress = new Progress(terminal.Error, terminal.ErrorIsTerminal, files.Count, TimeProvider.System);
        IReport report = request.Format switch
        {
            ReportFormat.Json => new JsonReport(output, request.All),
            ReportFormat.Sarif => new SarifReport(output),
            _ => new TextReport(text, terminal.OutputHasColour, request.Profile),
        };
        try
        {
            var run = new Run(request, terminal, report, progress);
            foreach (var path in unreadable) run.Tell(path);
            for (var index = 0; index < files.Count; index++)
            {
                progress.At(index);
                run.Read(files[index]);
            }

            progress.Hide();
            report.End(run.Summary);
            report.Flush();
            output.Flush();
            return run.Summary.Unreadable > 0 ? ExitCodes.CannotRun : run.Summary.Findings > 0 ? ExitCodes.Findings : ExitCodes.Clean;
        }
        finally
        {
            (report as IDisposable)?.Dispose();
        }
    }

    private sealed class Run(SqlRequest request, Terminal terminal, IReport report, Progress progress)
    {
        private readonly PoolerAnswers _answers = new(request.Profile);

        public RunSummary Summary { get; private set; }

        public void Read(SqlFile file)
        {
            if (SqlFileReader.TryRead(file, terminal.Input, out var text) is { } reason)
            {
                Tell(new Unreadable(file.Name, reason));
                return;
            }

            var surroundings = request.InTransaction || MigrationTools.RunInTransaction(file.Name, text) ? Surroundings.Transaction : Surroundings.StatementByStatement;
            var positions = new TextPositions(text);
            var (statements, findings) = (0, 0);
            foreach (var statement in new SqlLint(text, _answers, surroundings).Statements())
            {
                statements++;
                findings += statement.Findings.Count;
                if (statement.Findings.Count == 0 && !report.WantsAll) continue;
                progress.Hide();
                report.Write(file, text, positions, statement);
            }

            if (findings > 0) report.Flush();
            Summary = Summary with
            {
                Files = Summary.Files + 1,
                Statements = Summary.Statements + statements,
                Findings = Summary.Findings + findings,
                FilesWithFindings = Summary.FilesWithFindings + (findings > 0 ? 1 : 0),
            };
        }

        public void Tell(Unreadable unreadable)
        {
            progress.Hide();
            terminal.Error.WriteLine($"error: {CodeFrame.Printable(unreadable.Name)}: {CodeFrame.Printable(unreadable.Reason)}");
            report.Write(unreadable);
            Summary = Summary with { Unreadable = Summary.Unreadable + 1 };
        }
    }
}

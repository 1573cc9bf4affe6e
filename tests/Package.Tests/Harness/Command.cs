using System.Diagnostics;
using System.Text;

namespace Package.Tests.Harness;

/// <summary>Runs commands as a user's terminal would.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <summary>Runs a command to its end, without a terminal and with standard input closed.</summary>
    /// <exception cref="TimeoutException">The command did not end; what it had printed is in the message.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, string command, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Isolate(start.Environment);
        if (folder != RunFolder.Repository)
            start.Environment.Remove("NUGET_PACKAGES");

        using var process = Process.Start(start)!;
        process.StandardInput.Close();

        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{command} {string.Join(' ', start.ArgumentList)}' did not end:\n{output}");
        }

        lock (output)
            return (process.ExitCode, output.ToString());
    }

    /// <summary>Takes away what the test host, itself started by MSBuild, would hand on and a terminal would not.</summary>
    private static void Isolate(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        environment.Remove("CI");
        environment.Remove("DOTNET_HOST_PATH");

        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        CompilerServer.Use(environment);
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.Append(line).Append('\n');
    }
}

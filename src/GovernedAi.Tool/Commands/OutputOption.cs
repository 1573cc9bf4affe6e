using System.CommandLine;
using System.Text;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Commands;

/// <summary>Writes a document where the user wants it: to the terminal, or to a file.</summary>
internal sealed class OutputOption
{
    private readonly Option<string?> _path = new("--output", "-o") { Description = "The file to write; the terminal if not given." };

    public void AddTo(Command command) => command.Options.Add(_path);

    /// <summary>The file's path, if it goes to one.</summary>
    public string? Path(ParseResult parsed) => parsed.GetValue(_path);

    /// <returns>0, or <see cref="Report.NotRead"/> when the file cannot be written.</returns>
    public int Write(ParseResult parsed, Terminal terminal, string text)
    {
        if (Path(parsed) is not { } path)
        {
            terminal.Out.Write(text);
            return 0;
        }

        try
        {
            if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            terminal.Error.WriteLine($"cannot write {path}: {e.Message}");
            return Report.NotRead;
        }
    }
}

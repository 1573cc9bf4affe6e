using System.CommandLine;

namespace GovernedAi.Tool.Commands;

/// <summary>Why somebody does something that goes on record, and who it is.</summary>
internal sealed class ReasonOptions
{
    private readonly Option<string> _reason = new("--reason") { Description = "Why. It goes on record for good: no personal data.", Required = true };
    private readonly Option<string?> _by = new("--as") { Description = "Who does it; the account of the operating system if not given." };

    public void AddTo(Command command)
    {
        command.Options.Add(_reason);
        command.Options.Add(_by);
    }

    public string Reason(ParseResult parsed) => parsed.GetRequiredValue(_reason);

    public string By(ParseResult parsed) => parsed.GetValue(_by) ?? Environment.UserName;
}

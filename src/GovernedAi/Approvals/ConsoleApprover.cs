using GovernedAi.Json;
using GovernedAi.People;

namespace GovernedAi.Approvals;

/// <summary>Puts questions at the terminal, one at a time. Where nobody can type it does nothing, and the chain goes on.</summary>
public sealed class ConsoleApprover : IApprover
{
    private readonly IPeople _people;
    private readonly ConsoleLines _lines;
    private readonly TextWriter _output;
    private readonly string _user;
    private readonly bool _interactive;
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Asks through a reader and a writer.</summary>
    /// <param name="people">Says which person the account of the operating system belongs to.</param>
    /// <param name="input">What is typed.</param>
    /// <param name="output">Where the question appears.</param>
    /// <param name="user">The account of the operating system.</param>
    /// <param name="interactive">Whether somebody can type.</param>
    public ConsoleApprover(IPeople people, TextReader input, TextWriter output, string user, bool interactive)
    {
        _people = people;
        _lines = new ConsoleLines(input);
        _output = output;
        _user = user;
        _interactive = interactive;
    }

    /// <summary>Asks at the console of this process.</summary>
    public static ConsoleApprover ForThisProcess(IPeople people) =>
        new(people, Console.In, Console.Out, Environment.UserName, !Console.IsInputRedirected && Environment.UserInteractive);

    /// <inheritdoc/>
    public async Task AskAsync(ApprovalRequest request, ApprovalDesk desk, CancellationToken cancellation)
    {
        if (!_interactive)
            return;
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await Task.Run(() => ConverseAsync(request, desk, cancellation), cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _output.WriteLine();
            _output.WriteLine($"({request.Id} is no longer open here.)");
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ConverseAsync(ApprovalRequest request, ApprovalDesk desk, CancellationToken cancellation)
    {
        ConsoleQuestion.Write(_output, request);
        while (true)
        {
            var choice = await PromptAsync(request.Proposal is null ? "[r]elease, re[j]ect, [Enter] leave it: " : "[r]elease, re[j]ect, [a]nswer, [Enter] leave it: ", cancellation).ConfigureAwait(false);
            if (string.IsNullOrEmpty(choice))
                return;
            try
            {
                if (await DecideAsync(choice[0], request, desk, cancellation).ConfigureAwait(false))
                    return;
            }
            catch (ApprovalRefusedException refused)
            {
                _output.WriteLine(refused.Message);
            }
        }
    }

    private async ValueTask<bool> DecideAsync(char choice, ApprovalRequest request, ApprovalDesk desk, CancellationToken cancellation)
    {
        if (choice is not ('r' or 'j' or 'a'))
            return false;
        var answer = choice == 'a' ? await AnswerAsync(cancellation).ConfigureAwait(false) : null;
        if (choice == 'a' && answer is null)
            return false;
        var (by, assurance) = await WhoAsync(request, cancellation).ConfigureAwait(false);
        var reason = await PromptAsync("Why? ", cancellation).ConfigureAwait(false) ?? "";
        _ = choice switch
        {
            'r' => await desk.ReleaseAsync(request.Id, by, reason, assurance, cancellation).ConfigureAwait(false),
            'j' => await desk.RejectAsync(request.Id, by, reason, assurance, cancellation).ConfigureAwait(false),
            _ => await desk.AnswerAsync(request.Id, by, answer!.Value, reason, assurance, cancellation).ConfigureAwait(false),
        };
        return true;
    }

    private async ValueTask<RawJson?> AnswerAsync(CancellationToken cancellation)
    {
        var text = await PromptAsync("The result, as JSON of the same shape: ", cancellation).ConfigureAwait(false) ?? "";
        if (RawJson.TryParse(text, out var answer))
            return answer;
        _output.WriteLine("That is no JSON.");
        return null;
    }

    /// <summary>The account says who it is, if it belongs to somebody who was asked; else the person does.</summary>
    private async ValueTask<(string By, Assurance Assurance)> WhoAsync(ApprovalRequest request, CancellationToken cancellation)
    {
        if (await AccountHolder.FindAsync(_people, request, _user, cancellation).ConfigureAwait(false) is { } holder)
            return (holder, Assurance.OperatingSystemUser);

        var names = string.Join(", ", request.Asked.SelectMany(step => step.People).Distinct());
        return (await PromptAsync($"Who are you ({names})? ", cancellation).ConfigureAwait(false) ?? "", Assurance.Asserted);
    }

    private async ValueTask<string?> PromptAsync(string prompt, CancellationToken cancellation)
    {
        _output.Write(prompt);
        _output.Flush();
        return (await _lines.ReadAsync(cancellation).ConfigureAwait(false))?.Trim();
    }
}

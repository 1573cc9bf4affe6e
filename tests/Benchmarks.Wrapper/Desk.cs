using GovernedAi;

namespace Benchmarks.Wrapper;

public interface IDesk
{
    Task<int> AskAsync(int number, bool suspends);

    Task<int> AuditAsync(int number, bool suspends);
}

/// <summary>The governed one: its wrappers are generated.</summary>
public sealed partial class Desk(IGovernance governance) : IDesk
{
    [Fallback(nameof(Rules))]
    public partial Task<int> AskAsync(int number, bool suspends);

    [AuditLog, Fallback(nameof(Rules))]
    public partial Task<int> AuditAsync(int number, bool suspends);

    private Task<int> AskCoreAsync(int number, bool suspends) => PlainDesk.AnswerAsync(number, suspends);

    private Task<int> AuditCoreAsync(int number, bool suspends) => PlainDesk.AnswerAsync(number, suspends);

    private static int Rules(int number) => number;
}

/// <summary>The same body and nothing around it.</summary>
public sealed class PlainDesk : IDesk
{
    public Task<int> AskAsync(int number, bool suspends) => AnswerAsync(number, suspends);

    public Task<int> AuditAsync(int number, bool suspends) => AnswerAsync(number, suspends);

    internal static async Task<int> AnswerAsync(int number, bool suspends)
    {
        if (suspends)
            await Task.Yield();
        return number + 1;
    }
}

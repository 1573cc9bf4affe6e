using GovernedAi;

namespace Benchmarks.Wrapper;

public interface IDesk
{
    Task<int> AskAsync(int number, bool suspends);
}

/// <summary>The governed one: its wrapper is generated.</summary>
public sealed partial class Desk(IGovernance governance) : IDesk
{
    [Fallback(nameof(Rules))]
    public partial Task<int> AskAsync(int number, bool suspends);

    private async Task<int> AskCoreAsync(int number, bool suspends)
    {
        if (suspends)
            await Task.Yield();
        return number + 1;
    }

    private static int Rules(int number) => number;
}

/// <summary>The same body and nothing around it.</summary>
public sealed class PlainDesk : IDesk
{
    public async Task<int> AskAsync(int number, bool suspends)
    {
        if (suspends)
            await Task.Yield();
        return number + 1;
    }
}

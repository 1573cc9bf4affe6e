namespace GovernedAi.Engine;

/// <summary>
/// What flows with a model call that the build let pass although nobody governs it, by the words of its waiver or baseline: members whose
/// callers govern are then reached with somebody's leave.
/// </summary>
internal sealed class Allowance
{
    private static readonly AsyncLocal<Allowance?> Current = new();

    private readonly Allowance? _outer;
    private readonly string _words;
    private volatile bool _ended;

    private Allowance(string words, Allowance? outer)
    {
        _words = words;
        _outer = outer;
    }

    /// <summary>The nearest allowance that has not ended, in words.</summary>
    public static string? Live
    {
        get
        {
            for (var allowance = Current.Value; allowance is not null; allowance = allowance._outer)
            {
                if (!allowance._ended)
                    return allowance._words;
            }

            return null;
        }
    }

    public static Allowance Enter(string words) => Current.Value = new Allowance(words, Current.Value);

    public void Leave()
    {
        _ended = true;
        if (ReferenceEquals(Current.Value, this))
            Current.Value = _outer;
    }
}

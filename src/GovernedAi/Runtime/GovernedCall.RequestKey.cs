using GovernedAi.Engine;
using GovernedAi.Payloads;

namespace GovernedAi.Runtime;

/// <content>What a request for approval is bound to: the keys that [RequestKey] names, else all kept arguments.</content>
public abstract partial class GovernedCall
{
    /// <summary>Whether something names what identifies this call, so that it can be told apart from others and found again.</summary>
    internal bool HasRequestKey => _detour?.Keys is { Count: > 0 };

    /// <summary>Says that an argument, kept already, is part of what identifies the call.</summary>
    public void Key(string argument)
    {
        if (!Method.KeepsContent || HasFailedStep)
            return;
        for (var kept = Arguments; kept is not null; kept = kept.Next)
        {
            if (kept.Name == argument && kept.Content is not null)
            {
                (Detoured.Keys ??= []).Add(kept);
                return;
            }
        }

        Detoured.StepFailure = new InvalidOperationException($"The argument '{argument}' of {Method.Name} is a request key, and was not kept. Rebuild with matching versions of GovernedAi and GovernedAi.Analyzers.");
    }

    /// <summary>Keeps a member of an argument as part of what identifies the call; one of a missing argument identifies nothing.</summary>
    public void Key<TArgument, TValue>(string name, TArgument argument, Func<TArgument, TValue> read)
    {
        if (!Method.KeepsContent || HasFailedStep || argument is null)
            return;
        try
        {
            var content = Engine.Serializer.Serialize(read(argument), new ContentName("The request key", name, Method.Name));
            (Detoured.Keys ??= []).Add(RecordedArgument.Key(name, content));
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <summary>The digest, under <paramref name="key"/>, by which the same call is known again.</summary>
    /// <remarks>What is asked in a drill is never found again: its decision releases nothing else.</remarks>
    internal string DigestOfArguments(ReadOnlySpan<byte> key) => Drill is not null ? $"drill-{Id:N}" : BindingDigest.OfArguments(key, HasRequestKey ? _detour!.Keys! : RecordedArgument.AllFrom(Arguments));
}

using System.ComponentModel;
using GovernedAi.Engine;
using GovernedAi.Payloads;

namespace GovernedAi.Runtime;

/// <summary>A governed call with the result it proposes and, in the end, releases.</summary>
/// <typeparam name="TResult">What the governed method returns, without its task.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GovernedCall<TResult> : GovernedCall
{
    private TResult _proposal = default!;
    private bool _released;

    internal GovernedCall(GovernanceEngine engine, GovernedMethod method, CancellationToken cancellation)
        : base(engine, method, cancellation)
    {
    }

    /// <summary>What the body proposes: what the condition and the question look at.</summary>
    public TResult Proposal => _proposal;

    /// <summary>The released result; throws what went wrong when there is none.</summary>
    public TResult Result
    {
        get
        {
            if (_released)
                return _proposal;
            Thrown?.Throw();
            throw new InvalidOperationException($"{Method.Name}: the result was asked for before the call had ended.");
        }
    }

    /// <summary>Enters the stretch in which captured model calls may rely on this call.</summary>
    public GovernedScope EnterScope() => new(this);

    /// <summary>Says what the body or a fallback came to.</summary>
    public void Propose(TResult result)
    {
        if (IsPreview)
            Preview(SerializeMasked(result));
        else
            _proposal = result;
        Answered();
    }

    private protected override byte[]? SerializeProposal() => typeof(TResult) == typeof(NoResult) || Method.UnwritableResult is not null
        ? null
        : Engine.Serializer.Serialize(_proposal, ContentName.ResultOf(Method.Name));

    private protected override byte[]? SerializeMaskedProposal() => SerializeMasked(_proposal);

    private byte[]? SerializeMasked(TResult result) => typeof(TResult) == typeof(NoResult) || Method.ResultLeftOut is not null
        ? null
        : Engine.Serializer.SerializeMasked(result, ContentName.ResultOf(Method.Name), this);

    internal override bool AnswerIsSensitive => Method.SensitiveResult || Engine.Serializer.Contracts.HoldsSensitive(typeof(TResult));

    private protected override void AdoptAnswer(ReadOnlySpan<byte> json)
    {
        if (typeof(TResult) != typeof(NoResult))
            _proposal = Engine.Serializer.Deserialize<TResult>(json, ContentName.ResultOf(Method.Name))!;
    }

    private protected override void Release() => _released = true;
}

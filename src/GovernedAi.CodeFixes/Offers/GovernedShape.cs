using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>A governed method before it is written: what it takes and hands back, and so which arrangements can govern it.</summary>
internal abstract class GovernedShape
{
    /// <summary>What the governed method will hand its caller.</summary>
    public abstract MethodResult Result { get; }

    /// <summary>Whether the governed method will have parameters passed by reference.</summary>
    public abstract bool TakesReferences { get; }

    /// <summary>The types of the parameters that the governed method will have.</summary>
    public abstract IEnumerable<ITypeSymbol> ParameterTypes { get; }

    /// <summary>Whether a record of the governed method would hold its arguments and its result.</summary>
    public bool CanBeRecorded => ReleaseBinding.WouldBeRecorded(ParameterTypes, Result);

    /// <summary>Whether a person can be asked as the attribute wants: somebody must be able to wait, and something must be there to hold back.</summary>
    public bool Allows(GoverningAttribute escalation) => (Result.Kind, BeforeModel: escalation.EnumName("Ask") == "BeforeModel", Held: escalation.EnumName("Stream") == "Hold") switch
    {
        (ResultKind.AsyncStream, var beforeModel, var held) => beforeModel != held,
        (ResultKind.TaskOfValue, _, var held) => !held,
        (ResultKind.Task, var beforeModel, var held) => beforeModel && !held,
        _ => false,
    } && ReleaseBinding.WouldHold(ParameterTypes, Result, escalation.EnumName("Ask") ?? "BeforeRelease");
}

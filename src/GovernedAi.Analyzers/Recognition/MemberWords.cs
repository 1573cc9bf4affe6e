using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Names a member as a person would, as the subject of a sentence.</summary>
internal static class MemberWords
{
    public static string Subject(ISymbol? member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor, ContainingType.Name: var type } => $"The constructor of `{type}`",
        IMethodSymbol { MethodKind: MethodKind.Destructor, ContainingType.Name: var type } => $"The finalizer of `{type}`",
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion, ContainingType.Name: var type } => $"An operator of `{type}`",
        IMethodSymbol { AssociatedSymbol: { } accessed } => Subject(accessed),
        IMethodSymbol { Name: WellKnownMemberNames.TopLevelStatementsEntryPointMethodName } => "Top-level code",
        IFieldSymbol field => $"The initializer of `{field.Name}`",
        IPropertySymbol { IsIndexer: true } indexer => $"The indexer of `{indexer.ContainingType.Name}`",
        null => "This code",
        _ => $"`{member.Name}`",
    };

    /// <summary>A member as it reads at the call: <c>ChatClient.CompleteChatAsync</c>.</summary>
    public static string Call(ISymbol member)
        => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"new {member.ContainingType.Name}" : $"{member.ContainingType.Name}.{member.Name}";
}

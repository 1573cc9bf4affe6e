using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Recognises an SDK's own wrapper that has a person approve each call of a tool.</summary>
internal static class Approval
{
    private const string Wrapper = "ApprovalRequiredAIFunction";

    /// <summary>Whether the tool goes into a wrapper at once, or by way of a local that does.</summary>
    public static bool Wraps(IOperation tool)
    {
        for (var at = tool.Parent; at is not null; at = at.Parent)
        {
            if (IsWrapper(at) || at is IVariableDeclaratorOperation { Symbol: var local } && IsWrappedLater(at, local))
                return true;
            if (at is IBlockOperation)
                return false;
        }

        return false;
    }

    private static bool IsWrapper(IOperation operation) => operation is IObjectCreationOperation { Type.Name: Wrapper };

    private static bool IsWrappedLater(IOperation declaration, ILocalSymbol local)
    {
        var block = declaration;
        while (block.Parent is not null)
            block = block.Parent;

        return block.Descendants().OfType<ILocalReferenceOperation>().Any(reference =>
            SymbolEqualityComparer.Default.Equals(reference.Local, local)
            && (reference.Parent is IArgumentOperation { Parent: { } call } && IsWrapper(call) || reference.Parent is IConversionOperation { Parent: IArgumentOperation { Parent: { } outer } } && IsWrapper(outer)));
    }
}

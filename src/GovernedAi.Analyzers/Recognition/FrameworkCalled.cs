using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells which methods only a framework calls: no code of the user's stands there to govern them.</summary>
internal static class FrameworkCalled
{
    private static readonly Dictionary<string, string> Attributes = new(StringComparer.Ordinal)
    {
        ["McpServerToolAttribute"] = "ModelContextProtocol.Server",
        ["McpServerPromptAttribute"] = "ModelContextProtocol.Server",
        ["McpServerResourceAttribute"] = "ModelContextProtocol.Server",
        ["KernelFunctionAttribute"] = "Microsoft.SemanticKernel",
        ["FunctionAttribute"] = "Microsoft.Azure.Functions.Worker",
        ["FunctionNameAttribute"] = "Microsoft.Azure.WebJobs",
        ["JSInvokableAttribute"] = "Microsoft.JSInterop",
        ["ModuleInitializerAttribute"] = "System.Runtime.CompilerServices",
    };

    private static readonly string[] Bases =
        ["Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "Microsoft.AspNetCore.SignalR.Hub", "Microsoft.AspNetCore.Mvc.ViewComponent"];

    /// <summary>Why nobody but a framework calls the method, as the end of a sentence; null if others may.</summary>
    public static string? Reason(IMethodSymbol method)
    {
        if (method.IsStatic && method.Name == WellKnownMemberNames.EntryPointMethodName)
            return "it is the entry point";
        if (method.GetAttributes().FirstOrDefault(IsHandler)?.AttributeClass is { } attribute)
            return $"[{attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length)}] has a framework call it";
        if (method.DeclaredAccessibility == Accessibility.Public && method.MethodKind == MethodKind.Ordinary && Handler(method.ContainingType) is { } handler)
            return $"a framework calls it as an action of a {handler}";
        return null;
    }

    private static bool IsHandler(AttributeData attribute)
        => attribute.AttributeClass is { } type && Attributes.TryGetValue(type.Name, out var space) && type.ContainingNamespace.ToDisplayString() == space;

    private static string? Handler(INamedTypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (Bases.Any(at.Is))
                return at.Name;
        }

        return null;
    }
}

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
        if (method is not { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary })
            return null;
        if (IsMiddleware(method))
            return "a framework calls it as middleware";
        if (!method.GetAttributes().Any(attribute => attribute.AttributeClass?.Is("Microsoft.AspNetCore.Mvc.NonActionAttribute") == true) && Handler(method.ContainingType) is { } handler)
            return $"a framework calls it as an action of {handler}";
        return null;
    }

    // app.UseMiddleware<T>() looks for the method by its name and first parameter, and nothing else tells such a type.
    private static bool IsMiddleware(IMethodSymbol method)
        => method is { IsStatic: false, Name: "Invoke" or "InvokeAsync", Parameters.Length: > 0 } && method.Parameters[0].Type is INamedTypeSymbol first && first.Is("Microsoft.AspNetCore.Http.HttpContext");

    private static bool IsHandler(AttributeData attribute)
        => attribute.AttributeClass is { } type
            && ((Attributes.TryGetValue(type.Name, out var space) && type.ContainingNamespace.ToDisplayString() == space) || type.BaseType?.Is("Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute") == true);

    private static bool IsController(AttributeData attribute)
        => attribute.AttributeClass is { } type && (type.Is("Microsoft.AspNetCore.Mvc.ControllerAttribute") || type.Is("Microsoft.AspNetCore.Mvc.ApiControllerAttribute"));

    private static string? Handler(INamedTypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (Bases.Any(at.Is))
                return $"a {at.Name}";
            if (at.GetAttributes().FirstOrDefault(IsController)?.AttributeClass is { } attribute)
                return $"a class marked [{attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length)}]";
        }

        return null;
    }
}

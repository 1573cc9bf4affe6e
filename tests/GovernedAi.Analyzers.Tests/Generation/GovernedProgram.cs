using System.Reflection;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Tests.Generation;

/// <summary>Code that was generated for, compiled without warnings, loaded, and can be called.</summary>
internal sealed class GovernedProgram
{
    private const string Quiet = "#pragma warning disable\n";

    private readonly Assembly _assembly;

    private GovernedProgram(Assembly assembly) => _assembly = assembly;

    public static GovernedProgram Of(string code, NullableContextOptions nullable = NullableContextOptions.Enable) =>
        Of(TestCompilation.Of(("Program.cs", code)) with { Nullable = nullable });

    public static GovernedProgram Of(TestCompilation project)
    {
        var generated = project.Generate();
        var warnings = Loud(generated).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(warnings.Count == 0, string.Join('\n', warnings) + "\n" + Text(generated));
        return new GovernedProgram(project.Load());
    }

    /// <summary>Calls a static method.</summary>
    public object? Call(string type, string method, params object?[] arguments)
    {
        try
        {
            return _assembly.GetType(type, throwOnError: true)!
                .GetMethod(method, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!
                .Invoke(null, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception.InnerException).Throw();
            throw;
        }
    }

    /// <summary>The value of a static field.</summary>
    public object? Field(string type, string field) => _assembly.GetType(type, throwOnError: true)!.GetField(field)!.GetValue(null);

    /// <summary>Awaits a static method that returns a task of <typeparamref name="T"/>.</summary>
    public Task<T> CallAsync<T>(string type, string method, params object?[] arguments) => (Task<T>)Call(type, method, arguments)!;

    /// <summary>What this package generated, but for the record of the build, which every assembly has.</summary>
    public static string Text(Compilation generated) =>
        string.Join("\n", generated.SyntaxTrees
            .Where(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && !t.FilePath.EndsWith("RuleSetsInForce.g.cs", StringComparison.Ordinal))
            .Select(t => t.ToString()));

    /// <summary>Generated files silence warnings for the user's sake; here they are to be heard.</summary>
    private static Compilation Loud(Compilation generated)
    {
        var loud = generated;
        foreach (var tree in generated.SyntaxTrees.Where(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            Assert.Contains(Quiet, tree.ToString(), StringComparison.Ordinal);
            // Of the same length: interceptors are found by position.
            loud = loud.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(
                tree.ToString().Replace(Quiet, new string(' ', Quiet.Length - 1) + "\n", StringComparison.Ordinal), System.Text.Encoding.UTF8)));
        }

        return loud;
    }
}

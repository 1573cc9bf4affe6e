using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Generation;

/// <summary>What a step of the generator found at one place, or how it failed there: an exception would cost every other place its code.</summary>
/// <param name="Found">What it found; the default where it failed.</param>
/// <param name="Failure">How it failed, or <see langword="null"/>.</param>
internal readonly record struct Attempt<T>(T? Found, StepFailure? Failure);

/// <summary>An exception in a step of the generator, as words, and where it was thrown at.</summary>
/// <param name="Step">What failed, in words.</param>
/// <param name="Exception">The type of the exception.</param>
/// <param name="Words">Its message.</param>
/// <param name="Path">The file; empty where the step is about none.</param>
/// <param name="Start">The first character there.</param>
/// <param name="Length">How many characters.</param>
internal sealed record StepFailure(string Step, string Exception, string Words, string Path, int Start, int Length)
{
    public static StepFailure At(SyntaxNode node, Exception exception)
    {
        var (name, place) = node switch
        {
            MethodDeclarationSyntax method => ($"the generator, at `{method.Identifier.ValueText}`,", method.Identifier.Span),
            _ => ("the generator", node.GetFirstToken().Span),
        };
        return Of(name, exception) with { Path = node.SyntaxTree.FilePath, Start = place.Start, Length = place.Length };
    }

    public static StepFailure Of(string step, Exception exception) => new(step, exception.GetType().Name, AnalyzerFailure.OneLine(exception), "", 0, 0);

    public Diagnostic ToDiagnostic(Compilation compilation) =>
        ToDiagnostic(compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == Path) is { } tree ? Location.Create(tree, new TextSpan(Start, Length)) : Location.None);

    public Diagnostic ToDiagnostic(Location place) => Diagnostic.Create(AnalyzerFailure.Rule, place, Step, Exception, Words);
}

/// <summary>Reports failed attempts and lets the others pass.</summary>
internal static class Attempts
{
    /// <summary>Runs a step that is about no one declaration.</summary>
    public static Attempt<T> Of<T>(string step, Func<T> find)
    {
        try
        {
            return new(find(), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(default, StepFailure.Of(step, exception));
        }
    }

    /// <summary>What was found; each failure is an error at the declaration it is about.</summary>
    public static IncrementalValuesProvider<T> Succeeded<T>(this IncrementalValuesProvider<Attempt<T>> attempts, IncrementalGeneratorInitializationContext context)
    {
        var failed = attempts.Where(static attempt => attempt.Failure is not null).Select(static (attempt, _) => attempt.Failure!);
        context.RegisterSourceOutput(failed.Combine(context.CompilationProvider), static (output, found) => output.ReportDiagnostic(found.Left.ToDiagnostic(found.Right)));
        return attempts.Where(static attempt => attempt.Failure is null).Select(static (attempt, _) => attempt.Found!);
    }
}

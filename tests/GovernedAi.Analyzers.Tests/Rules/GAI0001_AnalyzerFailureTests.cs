using System.Collections.Immutable;
using GovernedAi.Analyzers.Rules;
using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI0001_AnalyzerFailureTests
{
    private const string Code = "class C { object M() => nameof(C); void N() => M(); }";

    [Theory]
    [InlineData("operation", "M()")]
    [InlineData("symbol", "C")]
    [InlineData("syntax", "nameof(C)")]
    [InlineData("end", "")]
    [InlineData("start", "")]
    public async Task A_crash_is_reported_where_it_happened(string stage, string place)
    {
        var diagnostics = await Diagnose(new Crashing(stage, new InvalidOperationException("Boom.")));

        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        var crash = diagnostics.Where(d => d.Id == "GAI0001").MinBy(d => d.Location.SourceSpan.Start)!;
        Assert.Equal(DiagnosticSeverity.Error, crash.Severity);
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, crash.Descriptor.CustomTags);
        Assert.Equal(place, crash.Location.SourceTree!.GetText().ToString(crash.Location.SourceSpan));
        Assert.Contains("could not decide", crash.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("Crashing failed with InvalidOperationException: Boom.", crash.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_at_the_start_is_said_once() =>
        Assert.Single(await Diagnose(new Crashing("start", new InvalidOperationException("Boom."))));

    [Fact]
    public Task Cancellation_passes() =>
        Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            using var cancelled = new CancellationTokenSource();
            await Diagnose(new Crashing("operation", cancelled), cancelled.Token);
        });

    [Fact]
    public async Task Nothing_is_said_when_nothing_crashes() =>
        Assert.Empty(await Diagnose(new Crashing("nowhere", new InvalidOperationException("Boom."))));

    private static Task<ImmutableArray<Diagnostic>> Diagnose(DiagnosticAnalyzer analyzer, CancellationToken cancellation = default) =>
        TestCompilation.Of(("Code.cs", Code)).Create()
            .WithAnalyzers([analyzer], new AnalyzerOptions([], TestOptions.Default))
            .GetAnalyzerDiagnosticsAsync(cancellation);

#pragma warning disable RS1001, RS1036 // No compiler loads this one.
    private sealed class Crashing(string stage, object how) : GovernanceRule
    {
        protected override void Register(RuleActions actions)
        {
            Crash("start");
            actions.OnOperation<IInvocationOperation>(OperationKind.Invocation, _ => Crash("operation"));
            actions.OnSymbol<INamedTypeSymbol>(SymbolKind.NamedType, _ => Crash("symbol"));
            actions.OnSyntax<InvocationExpressionSyntax>(SyntaxKind.InvocationExpression, (_, _) => Crash("syntax"));
            actions.OnCompilationEnd(_ => Crash("end"));
        }

        private void Crash(string here)
        {
            if (here != stage)
                return;

            if (how is CancellationTokenSource source)
            {
                source.Cancel();
                source.Token.ThrowIfCancellationRequested();
            }

            throw (Exception)how;
        }
    }
}

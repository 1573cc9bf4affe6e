using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Package.Tests.Harness.EndOfRun", "Package.Tests")]

namespace Package.Tests.Harness;

/// <summary>Clears up after the last test, while the run still counts as running: the test host is killed soon after.</summary>
public sealed class EndOfRun(IMessageSink messages) : XunitTestFramework(messages)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assembly) => new Executor(assembly, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override async void RunTestCases(IEnumerable<IXunitTestCase> cases, IMessageSink sink, ITestFrameworkExecutionOptions options)
        {
            using var runner = new Runner(TestAssembly, cases, DiagnosticMessageSink, sink, options);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink messages, IMessageSink sink, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, cases, messages, sink, options)
    {
        protected override Task BeforeTestAssemblyFinishedAsync()
        {
            if (RunFolder.IsInUse)
            {
                CompilerServer.Stop();
                RunFolder.Delete();
            }

            return base.BeforeTestAssemblyFinishedAsync();
        }
    }
}

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks.Wrapper;

// What a governed call costs beside the same work by hand and by proxy.
//
//     dotnet run -c Release --project tests/Benchmarks.Wrapper
//
// In this process, so that one build is enough and the run stays short.
BenchmarkRunner.Run<WrapperCost>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));

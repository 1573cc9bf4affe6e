using Polly;
using Polly.Retry;

namespace FreightRouting;

/// <summary>
/// The host's own resilience around the model: a transient fault is retried once, and no try takes longer than ten seconds. It sits below the
/// governed method, which sees one call that answers or fails.
/// </summary>
internal sealed class ResilientHandler() : DelegatingHandler(new HttpClientHandler())
{
    private static readonly ResiliencePipeline<HttpResponseMessage> Pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 1,
            Delay = TimeSpan.FromMilliseconds(200),
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                .Handle<HttpRequestException>()
                .Handle<Polly.Timeout.TimeoutRejectedException>()
                .HandleResult(response => (int)response.StatusCode >= 500),
        })
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await Pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);
}

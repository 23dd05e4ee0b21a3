using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;

namespace Optica.Portal.Tests.Support;

/// <summary>Holds one query back until it is called off, and then fails as drivers do: not with an exception of cancellation.</summary>
public sealed class HeldCommands : DbCommandInterceptor
{
    private TaskCompletionSource reached = new();
    private TaskCompletionSource<bool> going = new();
    private string? text;

    /// <summary>Whether it does not listen when it is called off.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Done when the query is being held.</summary>
    public Task Reached => reached.Task.InTimeAsync();

    /// <summary>Done when it goes on: whether it was called off.</summary>
    public Task<bool> CalledOff => going.Task.InTimeAsync();

    /// <summary>Holds the next query with this in its text.</summary>
    public void Arm(string part)
    {
        (reached, going) = (
            new(TaskCreationOptions.RunContinuationsAsynchronously),
            new(TaskCreationOptions.RunContinuationsAsynchronously)
        );
        text = part;
    }

    /// <summary>Lets the query go on.</summary>
    public void Release() => going.TrySetResult(false);

    /// <summary>Lets it hold the queries of every context.</summary>
    public void AddTo(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteOpticaDbContext>(options => options.AddInterceptors(this));

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (text is { } part && command.CommandText.Contains(part, StringComparison.Ordinal))
        {
            text = null;
            await using var registered = cancellationToken.Register(() => _ = !IsDeaf && going.TrySetResult(true));
            reached.SetResult();
            if (await going.Task)
            {
                throw new TimeoutException("Operation cancelled by user.");
            }
        }

        return result;
    }
}

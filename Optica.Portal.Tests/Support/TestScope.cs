using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Access;
using Optica.Data.Customers;

namespace Optica.Portal.Tests.Support;

/// <summary>The services as one signed-in person sees them.</summary>
public sealed class TestScope : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;

    internal TestScope(AsyncServiceScope scope, AccessTicket? ticket)
    {
        this.scope = scope;
        Access.Use(ticket);
    }

    public CurrentAccess Access => Get<CurrentAccess>();

    public CustomerService Customers => Get<CustomerService>();

    public CustomerQueries Queries => Get<CustomerQueries>();

    public CustomerSearch Search => Get<CustomerSearch>();

    public CustomerLifeService Life => Get<CustomerLifeService>();

    public CustomerHistoryQueries History => Get<CustomerHistoryQueries>();

    public TransferService Transfers => Get<TransferService>();

    public TransferQueries Requests => Get<TransferQueries>();

    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>A context with the person's access, as services lease it.</summary>
    public async Task<OpticaDbContext> OpenAsync()
    {
        await Access.RefreshAsync(CancellationToken.None);
        return await Get<IDbContextFactory<OpticaDbContext>>().CreateDbContextAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}

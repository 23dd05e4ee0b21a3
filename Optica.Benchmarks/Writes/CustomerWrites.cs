using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Benchmarks.Writes;

/// <summary>Customers written by the product: rights, rules, duplicates, figures, history, news and search text included.</summary>
internal sealed class CustomerWrites(CustomerService service)
{
    private static readonly HashSet<string> Phone = [nameof(CustomerInput.Phone)];

    /// <summary>Registers somebody, as the form does.</summary>
    /// <returns>1.</returns>
    public async Task<int> CreateAsync(CustomerInput input)
    {
        var options = new CustomerCreateOptions(OperationId: Ids.New(TimeProvider.System));
        _ = (await service.CreateAsync(input, options, CancellationToken.None)).Value;
        return 1;
    }

    /// <summary>Saves another phone, as the form does: the fields that were changed, and the version that was seen.</summary>
    /// <returns>1.</returns>
    public async Task<int> UpdateAsync((Guid Id, long? Version) seen, string phone)
    {
        var update = new CustomerUpdate(new CustomerInput { Phone = phone }, Phone, seen.Version);
        _ = (await service.UpdateAsync(seen.Id, update, CancellationToken.None)).Value;
        return 1;
    }
}

using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;

namespace Optica.Data.Encryption;

/// <summary>Keeps ASP.NET Core's data protection keys in the database, so that every node reads every cookie and token.</summary>
public sealed class DatabaseKeyRepository(SystemAccess system) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = system.Open();
        return [.. db.Set<DataProtectionKey>().AsNoTracking().AsEnumerable().Select(key => XElement.Parse(key.Xml))];
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var key = new DataProtectionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting));
        // the interface is synchronous, saving is not; this runs a few times a year and outside any synchronisation context
        Task.Run(() => StoreAsync(key)).GetAwaiter().GetResult();
    }

    private async Task StoreAsync(DataProtectionKey key)
    {
        await using var db = system.Open();
        db.Set<DataProtectionKey>().Add(key);
        await db.SaveChangesAsync();
    }
}

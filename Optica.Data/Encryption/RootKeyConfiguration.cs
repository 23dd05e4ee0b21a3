using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Optica.Data.Encryption;

internal sealed class RootKeyConfiguration : IEntityTypeConfiguration<RootKey>
{
    public void Configure(EntityTypeBuilder<RootKey> builder)
    {
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Property(row => row.Wrapped).HasMaxLength(128);
    }
}

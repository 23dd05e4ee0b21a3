using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Domain.Organisations;
using Optica.Domain.Products;

namespace Optica.Data.Products;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Name).HasMaxLength(Product.NameLength);
        builder.Property(row => row.Code).HasMaxLength(Product.CodeLength);
        builder.Property(row => row.SearchText).HasMaxLength(Product.SearchLength);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.OrganisationId, row.Code }).IsUnique();
        builder.HasIndex(row => new { row.OrganisationId, row.Name });
    }
}

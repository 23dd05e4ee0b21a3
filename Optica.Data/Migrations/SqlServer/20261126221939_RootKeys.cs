using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class RootKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RootKey",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "varbinary(128)", maxLength: 128, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RootKey", x => x.Number);
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "RootKey");
        }
    }
}
